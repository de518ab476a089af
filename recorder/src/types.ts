/** What `Playhead.init` takes; each has a `data-…` attribute on the script tag. */
export interface PlayheadOptions {
  /** The website's id, `flid_…`, or its public key, `dp_…`. */
  websiteId: string;
  /** Base of the API; requests go to `{apiBase}/track`. Default: `/api` on the page's origin. */
  apiBase?: string;
  /** URL of an rrweb build to record with instead of the bundled one. */
  rrwebSrc?: string;
  /** Whether Do Not Track and Global Privacy Control end the recorder; unset: the website's setting decides. */
  respectDnt?: boolean;
  /** True: no visitor may be told from another, so nothing is recorded. */
  cookieless?: boolean;
  /** Identifies the visitor once the recording runs. */
  userId?: string;
  /** Records on localhost too. */
  allowLocalhost?: boolean;
  /** Records automated browsers too: for tests. */
  allowBots?: boolean;
  /** Nothing is stored, sent or recorded before `grantConsent()`. */
  consentRequired?: boolean;
  /** Pauses while the tab is hidden; a pause by hand outlasts the tab's return. Default: a hidden tab is recorded. */
  pauseOnHidden?: boolean;
  /** False: `init` only prepares, `start` records. Default true. */
  autoStart?: boolean;
  /** Tells in the console what went wrong inside the recorder. */
  debug?: boolean;
}

/** Where the recorder is: `starting` waits for the server's answer and records nothing yet but errors. */
export type RecorderState = "idle" | "starting" | "recording" | "paused" | "stopping";
/** Who paused: the page by `pause()`, or the recorder because the tab is hidden. */
export type PauseReason = "user" | "visibility";
export type PrivacyLevel = "balanced" | "strict" | "relaxed";
/** Small flat properties of a visitor or of a tracked event. */
export type Properties = Record<string, string | number | boolean | null>;

export interface FlushSettings {
  intervalMs: number;
  maxEvents: number;
  maxBytes: number;
}
export interface CaptureSettings {
  console: boolean;
  network: boolean;
  canvas: boolean;
}
/** The server's answer to `recording_start`. */
export type StartAnswer =
  | {
      accepted: true;
      /** Absent in the answer of an older server: then the page named the website by it. */
      websiteId: string | null;
      recordingUid: string;
      token: string;
      privacy: PrivacyLevel;
      flush: FlushSettings;
      capture: CaptureSettings;
      respectDnt: boolean;
    }
  | { accepted: false; reason: string };

/** Payloads of the recorder's custom events (rrweb type 5), by tag. */
export interface CustomPayloads {
  "playhead:error": ErrorPayload;
  "playhead:url": { href: string };
  "playhead:identify": { userId: string; traits: Properties };
  "playhead:track": { name: string; properties: Properties };
  "playhead:gap": { from: number; to: number; reason: string };
}
export interface ErrorPayload {
  kind: "error" | "unhandledrejection";
  message: string;
  stack: string;
  source: string;
  line: number;
  column: number;
}
/** An rrweb event as the recorder handles it: `data` is opaque. */
export interface RecordedEvent {
  type: number;
  timestamp: number;
  data: unknown;
}
