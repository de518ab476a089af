/** The recording that a window writes to. */
export interface Session {
  readonly websiteId: string;
  readonly recordingUid: string;
  readonly token: string;
  /** Minted per document and recording, so that seq may start at 0. */
  readonly windowId: string;
}
