import { MAX_NAME_CHARS } from "./constants";
import { findClosedGate } from "./gates/findClosedGate";
import { Recorder } from "./lifecycle/Recorder";
import { deriveApiBase } from "./options/deriveApiBase";
import type { PauseReason, PlayheadOptions, Properties, RecorderState } from "./types";

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
  identify(userId: string, traits?: Properties): void;
  track(name: string, properties?: Properties): void;
  readonly state: RecorderState;
  readonly isHeld: boolean;
  /** Null unless paused. */
  readonly pauseReason: PauseReason | null;
  /** The recording's id once the server gave one. */
  readonly recordingUid: string | null;
}

let recorder: Recorder | null = null;
let debug = false;
let consented = true;

function report(error: unknown): void {
  if (debug) console.debug("playhead:", error);
}

/** Runs something for the page, which must not learn of our failures by an exception. */
function safely(action: () => unknown): Promise<void> {
  try {
    return Promise.resolve(action()).then(() => undefined, report);
  } catch (error) {
    report(error);
    return Promise.resolve();
  }
}

export const Playhead: PlayheadApi = {
  init(options) {
    if (recorder) return Playhead;
    void safely(() => {
      debug = options.debug === true;
      const gate = findClosedGate(options);
      if (gate !== null) return report(new Error(`not recording: ${gate}`));
      const apiBase = deriveApiBase(options.apiBase ?? null, null, location.href);
      recorder = new Recorder({ ...options, apiBase }, report);
      consented = !options.consentRequired;
      return options.autoStart === false || !consented ? undefined : recorder.start();
    });
    return Playhead;
  },
  start: () => void safely(() => (consented ? recorder?.start() : undefined)),
  stop: () => safely(() => recorder?.stop()),
  cancel: () => safely(() => recorder?.cancel()),
  pause: () => void safely(() => recorder?.pause()),
  resume: () => void safely(() => recorder?.resume()),
  hold: () => void safely(() => recorder?.holdBack()),
  release: (how) => void safely(() => recorder?.release(how?.discard === true)),
  grantConsent: () =>
    void safely(() => {
      if (consented) return undefined;
      consented = true;
      return recorder?.start();
    }),
  revokeConsent: () =>
    safely(() => {
      consented = false;
      return recorder?.cancel();
    }),
  identify: (userId, traits = {}) => void safely(() => recorder?.identify(String(userId), traits)),
  track: (name, properties = {}) =>
    void safely(() => recorder?.custom("playhead:track", { name: String(name).slice(0, MAX_NAME_CHARS), properties })),
  get state() {
    return recorder?.state ?? "idle";
  },
  get isHeld() {
    return recorder?.held ?? false;
  },
  get pauseReason() {
    return recorder?.pauseReason ?? null;
  },
  get recordingUid() {
    return recorder?.recordingUid ?? null;
  },
};
