import type { Conditions } from "../filters/conditions.ts";
import type { ApiClient } from "./client.ts";

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

/** Asks one of the questions of /api/v1/analytics. Rejects with an ApiProblem. */
export function analyse<T>(
  client: ApiClient,
  question: string,
  query: Record<string, string>,
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
