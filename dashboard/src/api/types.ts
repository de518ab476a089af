/** Shapes of the read API that this app relies on. Times are epoch milliseconds, sizes bytes. */

export type RecordingState = "live" | "ready" | "stopped" | "erased" | "expired";

export interface RecordingSummary {
  readonly recordingId: string;
  readonly externalId: string | null;
  readonly websiteId: string;
  readonly state: RecordingState;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly durationMs: number;
  readonly activeMs: number;
  readonly eventCount: number;
  readonly pageViews: number;
  readonly clicks: number;
  readonly rageClicks: number;
  readonly deadClicks: number;
  readonly errors: number;
  readonly entryUrl: string;
  readonly exitUrl: string;
  readonly visitorUid: string;
  readonly sessionUid?: string;
  readonly storedBytes?: number;
  /** As NDJSON. */
  readonly rawBytes?: number;
  readonly sdk?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly userId: string;
  readonly browser: string;
  readonly os: string;
  readonly device: string;
  readonly country: string;
  /** Events in each part of the recording, at most 100 parts; absent while it is live. */
  readonly activity?: readonly number[];
  /** What the caller has done with it; absent where the server doesn't keep it. */
  readonly starred?: boolean;
  readonly seen?: boolean;
}

export interface RecordingDetail extends RecordingSummary {
  readonly pages: readonly string[];
  /** Events in each hundredth of the recording. */
  readonly activity: readonly number[];
}

export interface RecordingPage {
  readonly recordings: readonly RecordingSummary[];
  readonly nextCursor: string | null;
  /** What the list can't do now. */
  readonly notice?: { readonly reason: string; readonly detail: string } | null;
}

/** Something that happened in a recording, as the server found it; what it has depends on its kind. */
export interface Fact {
  readonly kind: string;
  readonly ts: number;
  readonly pageUrl?: string;
  readonly selector?: string;
  readonly text?: string;
  readonly count?: number;
  readonly message?: string;
  readonly stack?: string;
  readonly name?: string;
  readonly method?: string;
  readonly status?: number;
  readonly value?: number;
  /** Of a console entry, or how good a vital is. */
  readonly level?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** How often each value occurs, by the API's parameter, the most frequent first. */
export type Facets = Readonly<Record<string, readonly { readonly value: string; readonly recordings: number }[]>>;

export interface Website {
  readonly websiteId: string;
  readonly name: string;
}

/** An rrweb event as it was recorded: nothing but its type is certain. */
export interface RecordedEvent {
  readonly type: number;
  readonly timestamp?: number;
  readonly data?: unknown;
}

/** A recorded event that has a time, so it can be played. */
export interface TimedEvent extends RecordedEvent {
  readonly timestamp: number;
}
