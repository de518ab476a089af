import { TAB_KEY } from "../constants";
import type { TabRecording } from "./TabRecording";

/** The tab's recording of this website, or null; also null where sessionStorage is forbidden or holds something else. */
export function readTab(websiteId: string): TabRecording | null {
  try {
    const tab = JSON.parse(sessionStorage.getItem(TAB_KEY) ?? "null") as Partial<TabRecording> | null;
    if (tab?.websiteId !== websiteId) return null;
    return {
      websiteId,
      recordingUid: String(tab.recordingUid ?? ""),
      token: String(tab.token ?? ""),
      startedAt: Number(tab.startedAt) || 0,
      lastActiveAt: Number(tab.lastActiveAt) || 0,
      holder: tab.holder ?? null,
      windows: tab.windows ?? {},
      opened: tab.opened === true,
    };
  } catch {
    // No storage, or another script's text under our key: the page starts a recording of its own.
    return null;
  }
}
