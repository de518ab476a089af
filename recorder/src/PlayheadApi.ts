import type { PauseReason, PlayheadOptions, Properties, RecorderState, StateChange } from "./types";

/** The recorder's interface. No method throws; a call that makes no sense in the present state does nothing. */
export interface PlayheadApi {
  /** Makes the recorder and, unless `autoStart` is false, starts it. A second call returns the same. */
  init(options: PlayheadOptions): PlayheadApi;
  /** Records, unless consent is required and not granted. */
  start(): void;
  /** Sends all that is captured and ends the recording. */
  stop(): Promise<void>;
  /** Drops what is unsent; the server erases the recording. */
  cancel(): Promise<void>;
  pause(): void;
  resume(): void;
  /** Captures on and sends nothing of it, also not when the page is left, before `release` or `stop`. */
  hold(): void;
  /** Sends what was held; `discard` drops it, and the recording goes on with a full snapshot. */
  release(how?: { discard?: boolean }): void;
  /** The visitor agrees: where consent is required, recording begins. */
  grantConsent(): void;
  /** The visitor withdraws: the server erases this recording, and none begins before the next `grantConsent`. */
  revokeConsent(): Promise<void>;
  /** Says who the visitor is; also before there is a recording. */
  identify(userId: string, traits?: Properties): void;
  /** Adds to what is known of the recording, by which it can be found; a name given before gets the new value. */
  setMetadata(metadata: Properties): void;
  /** Marks what happened. */
  track(name: string, properties?: Properties): void;
  /** Where the dashboard shows the recording, at this very moment of it if wanted; null before there is one. */
  getRecordingUrl(how?: { withTimestamp?: boolean }): string | null;
  /** Tells every change of the getters below; returns how to end it. */
  subscribe(listener: (change: StateChange) => void): () => void;
  readonly state: RecorderState;
  readonly isHeld: boolean;
  /** Null unless paused. */
  readonly pauseReason: PauseReason | null;
  /** The recording's id once the server gave one. */
  readonly recordingUid: string | null;
}
