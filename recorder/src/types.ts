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
  /** What is captured besides the DOM and errors; what isn't named is as the website's settings say. */
  capture?: CaptureOptions;
  /** Share of visitors who are recorded, 0…1; by visitor, so that one is recorded on every page or on none. Default 1. */
  sampleRate?: number;
  /** ms; of a shorter recording nothing is sent, and nothing is kept. Default 0. */
  minimumDurationMs?: number;
  /** Nothing is sent before one of these comes about; then also what was captured up to a minute before. */
  triggers?: Triggers;
  /** The same as `triggers: { error: true }`: the last minute waits for an error. */
  errorBuffer?: boolean;
  /** ms without the visitor after which the page's own changes stay here until the visitor is back. Default 300,000; 0: never. */
  idleAfterMs?: number;
  /** Times a second that changes of the page are recorded while they don't end, each time all of them. Default 10; 0: as they come. */
  mutationsPerSecond?: number;
  /** URL of the chunk with the optional parts of `recording.js`. Default: beside it. The npm package carries them itself. */
  captureSrc?: string;
  /** Where the dashboard is, for `getRecordingUrl`. Default: the origin of the API. */
  dashboardUrl?: string;
  /** False: `init` only prepares, `start` records. Default true. */
  autoStart?: boolean;
  /** Tells in the console what went wrong inside the recorder. */
  debug?: boolean;
}

/** Each by default as the website's settings say; those have no word on `vitals` and `scroll`, which are on. */
export interface CaptureOptions {
  /** Console calls. Never in strict. */
  console?: boolean;
  /** Requests by fetch and XMLHttpRequest: method, URL without query values, status, duration; no bodies. Never in strict. */
  network?: boolean;
  /** What is drawn on canvases. Never in strict. */
  canvas?: boolean;
  /** Web vitals: LCP, CLS, INP, FCP, TTFB. */
  vitals?: boolean;
  /** How far a page was scrolled. */
  scroll?: boolean;
}
/** Any one of them opens; the recording then goes on as any other, on the tab's next pages too. */
export interface Triggers {
  /** The page's URL contains the text, in which `*` stands for anything, or matches the expression. */
  urls?: readonly (string | RegExp)[];
  /** `track` is called with this name. */
  events?: readonly string[];
  /** An uncaught error or an unhandled rejection. */
  error?: boolean;
}

/** Where the recorder is: `starting` waits for the server's answer and records nothing yet but errors. */
export type RecorderState = "idle" | "starting" | "recording" | "paused" | "stopping";
/** Who paused: the page by `pause()`, or the recorder because the tab is hidden. */
export type PauseReason = "user" | "visibility";
/** What a listener of `subscribe` is told. */
export interface StateChange {
  state: RecorderState;
  /** Null unless paused. */
  pauseReason: PauseReason | null;
  isHeld: boolean;
  recordingUid: string | null;
}
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
  "playhead:vital": VitalPayload;
  /** `depth`: furthest bottom edge of the viewport by the document's height, 0…1; `height`: the document's, CSS px. */
  "playhead:scroll": { depth: number; height: number };
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
export interface VitalPayload {
  name: "LCP" | "CLS" | "INP" | "FCP" | "TTFB";
  /** ms; of CLS a share. */
  value: number;
  rating: "good" | "needs-improvement" | "poor";
}
/** Payload of the plugin event `rrweb/network@1`. */
export interface NetworkPayload {
  requests: RecordedRequest[];
}
export interface RecordedRequest {
  /** The URL without query values. */
  name: string;
  initiatorType: "fetch" | "xmlhttprequest";
  /** Absent where another origin keeps the status to itself. */
  method?: string;
  /** 0: no answer. */
  status: number;
  /** ms since the page's time origin. */
  startTime: number;
  /** ms. */
  duration: number;
}
/** An rrweb event as the recorder handles it: `data` is opaque. */
export interface RecordedEvent {
  type: number;
  timestamp: number;
  data: unknown;
}
