/** What a tab remembers of its recording between page loads (sessionStorage). Times are epoch ms. */
export interface TabRecording {
  websiteId: string;
  /** Empty: the last page was left before anything of it was to be kept. */
  recordingUid: string;
  token: string;
  startedAt: number;
  lastActiveAt: number;
  /**
   * The window that records now; null once its page was left. A duplicated tab and `window.open` copy sessionStorage
   * while the original still holds it, which is how the copy is told from the next page load.
   */
  holder: string | null;
  /** Highest seq cut by each window, for the fence of `recording_stop`. */
  windows: Record<string, number>;
  /** A trigger has fired and the recording is long enough: pages send what they capture. */
  opened: boolean;
}
