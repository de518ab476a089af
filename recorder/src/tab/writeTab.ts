import { MAX_REMEMBERED_WINDOWS, TAB_KEY } from "../constants";
import type { TabRecording } from "./TabRecording";

/** Remembers the tab's recording, or forgets it (null). Without storage every page load is a recording of its own. */
export function writeTab(tab: TabRecording | null): void {
  try {
    if (!tab) {
      sessionStorage.removeItem(TAB_KEY);
      return;
    }
    const windows = Object.fromEntries(Object.entries(tab.windows).slice(-MAX_REMEMBERED_WINDOWS));
    sessionStorage.setItem(TAB_KEY, JSON.stringify({ ...tab, windows }));
  } catch {
    // Storage is forbidden or full: then nothing is remembered.
  }
}
