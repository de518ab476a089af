import { isHolderAlive } from "./isHolderAlive";
import { isOver } from "./isOver";
import { readTab } from "./readTab";
import type { TabRecording } from "./TabRecording";
import { writeTab } from "./writeTab";

/** The recording that this page load continues, or null for a new one: none, too old, or held by the tab this is a copy of. */
export async function claimTab(websiteId: string): Promise<TabRecording | null> {
  const tab = readTab(websiteId);
  if (!tab) return null;
  const copied = tab.holder !== null && (await isHolderAlive(tab.recordingUid, tab.holder));
  if (!copied && !isOver(tab, Date.now())) return tab;
  writeTab(null);
  return null;
}
