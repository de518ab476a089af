import { MAX_NAME_CHARS } from "./constants";
import { findClosedGate } from "./gates/findClosedGate";
import type { LoadExtras } from "./lifecycle/ExtrasHolder";
import { Recorder } from "./lifecycle/Recorder";
import { deriveApiBase } from "./options/deriveApiBase";
import type { PlayheadApi } from "./PlayheadApi";
import type { PlayheadOptions, StateChange } from "./types";

/** The one recorder of a page; `loadExtras` brings its optional parts once a recording wants any. */
export function createPlayhead(loadExtras: LoadExtras): PlayheadApi {
  let recorder: Recorder | null = null;
  let options: PlayheadOptions = { websiteId: "" };
  let consented = true;
  const listeners = new Set<(change: StateChange) => void>();

  function report(error: unknown): void {
    if (options.debug) console.info("playhead:", error);
  }

  /** Runs something for the page, which must not learn of our failures by an exception. */
  function safely(action: () => unknown): Promise<void> {
    try {
      return Promise.resolve(action()).then(() => {}, report);
    } catch (error) {
      report(error);
      return Promise.resolve();
    }
  }

  const run = (action: (one: Recorder) => unknown): Promise<void> =>
    safely(() => (recorder ? action(recorder) : undefined));

  function changed(): void {
    const { state, pauseReason, isHeld, recordingUid } = api;
    for (const listener of [...listeners]) void safely(() => listener({ state, pauseReason, isHeld, recordingUid }));
  }

  const api: PlayheadApi = {
    init(given) {
      if (recorder) return api;
      void safely(() => {
        options = given;
        const gate = findClosedGate(given);
        if (gate !== null) return report(new Error(`not recording: ${gate}`));
        options = { ...given, apiBase: deriveApiBase(given.apiBase ?? null, null, location.href) };
        recorder = new Recorder(options, loadExtras, changed, report);
        consented = !given.consentRequired;
        return given.autoStart === false || !consented ? undefined : recorder.start();
      });
      return api;
    },
    start: () => void run((one) => (consented ? one.start() : undefined)),
    stop: () => run((one) => one.stop()),
    cancel: () => run((one) => one.cancel()),
    pause: () => void run((one) => one.pause()),
    resume: () => void run((one) => one.resume()),
    hold: () => void run((one) => one.holdBack()),
    release: (how) => void run((one) => one.release(how?.discard === true)),
    grantConsent: () =>
      void run((one) => {
        if (consented) return undefined;
        consented = true;
        return one.start();
      }),
    revokeConsent: () =>
      run((one) => {
        consented = false;
        return one.cancel();
      }),
    identify: (userId, traits = {}) => void run((one) => one.identify(String(userId), traits)),
    setMetadata: (metadata) => void run((one) => one.describe(metadata)),
    track: (name, properties = {}) =>
      void run((one) => one.custom("playhead:track", { name: String(name).slice(0, MAX_NAME_CHARS), properties })),
    getRecordingUrl: (how) => recorder?.url(how?.withTimestamp === true) ?? null,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get state() {
      return recorder ? recorder.states.now : "idle";
    },
    get isHeld() {
      return recorder ? recorder.held : false;
    },
    get pauseReason() {
      return recorder?.states.pauseReason ?? null;
    },
    get recordingUid() {
      return recorder?.recordingUid ?? null;
    },
  };
  return api;
}
