import type { Conditions } from "../filters/conditions.ts";
import type { ApiClient, RecordingQuery } from "./client.ts";

/** A moment to watch: ms since the recording's start. */
export interface Example {
  readonly recordingId: string;
  readonly atMs: number;
}

/** What every counted thing has; `filter` are the list's parameters that lead to exactly its recordings. */
export interface Counted {
  readonly recordings: number;
  readonly examples: readonly Example[];
  readonly filter: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** An item of a ranking; what it has besides depends on the question. */
export type Item = Counted & Readonly<Record<string, unknown>>;

export interface Totals extends Counted {
  readonly visitors: number;
  readonly sessions: number;
  readonly medianDurationMs: number;
  readonly p90DurationMs: number;
  readonly pageViews: number;
  readonly clicks: number;
  readonly rageClicks: number;
  readonly deadClicks: number;
  readonly errors: number;
  /** 0…1, of the recordings. */
  readonly rageRate: number;
}
export interface Overview {
  readonly from: number;
  readonly to: number;
  readonly bucketMs: number;
  readonly total: Totals;
  readonly buckets: readonly (Totals & { readonly from: number })[];
}

export type ViewportClass = "desktop" | "tablet" | "mobile";

/** A place of the viewport where somebody clicked; its middle in shares of the viewport. */
export interface Cell extends Counted {
  readonly viewport: ViewportClass;
  readonly x: number;
  readonly y: number;
  readonly column: number;
  readonly row: number;
  readonly count: number;
}

/** A funnel's step, and how many came to it. */
export interface Step extends Omit<Counted, "filter"> {
  readonly step: string;
  /** Share of the step before. */
  readonly conversion: number;
  readonly conversionFromFirst: number;
  /** Of the step before, those that came no further. */
  readonly dropOff: number;
}

/** A recording that came through a funnel. */
export interface Passage {
  readonly recordingId: string;
  /** To how many steps. */
  readonly steps: number;
  /** When the first one was, epoch ms. */
  readonly at: number;
}

/** Asks one of the questions of /api/v1/analytics. Rejects with an ApiProblem. */
export function analyse<T>(
  client: ApiClient,
  question: string,
  query: RecordingQuery,
  signal?: AbortSignal,
): Promise<T> {
  return client.get(`/api/v1/analytics/${question}`, query, signal);
}

/** An item's filter as the conditions of a list. */
export function conditionsOfFilter(filter: Counted["filter"]): Conditions {
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [name, Array.isArray(value) ? value.join("\n") : String(value)]),
  );
}
