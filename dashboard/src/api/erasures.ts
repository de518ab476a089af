import type { ApiClient } from "./client.ts";

/** What still holds something of what is being erased. */
export type Remains = "lists" | "facts" | "segments" | "log";

/** A request for erasure as a whole. Times are epoch ms. */
export interface Erasure {
  readonly erasureId: string;
  readonly kind: "user" | "visitor" | "recording";
  /** finding: recordings may still be added; erased: nothing is left outside the log. */
  readonly state: "finding" | "erasing" | "erased";
  readonly requestedAt: number;
  readonly requestedBy: string;
  readonly recordings: number;
  readonly erased: number;
  readonly kafkaUntil: number | null;
  readonly remains: readonly Remains[];
}

/** One recording of a request. */
export interface ErasedRecording {
  readonly recordingId: string;
  readonly state: "erasing" | "erased";
  readonly factsAt: number | null;
  readonly segmentsAt: number | null;
  readonly kafkaUntil: number;
  readonly remains: readonly Remains[];
}

export interface ErasureReport {
  readonly erasure: Erasure;
  readonly recordings: readonly ErasedRecording[];
  readonly nextCursor: string | null;
}

export type Subject = { readonly userId: string } | { readonly visitorUid: string };

export function requestErasure(client: ApiClient, websiteId: string, subject: Subject): Promise<Erasure> {
  return client.change("POST", path(websiteId), subject);
}

export function listErasures(
  client: ApiClient,
  websiteId: string,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<{ readonly erasures: readonly Erasure[]; readonly nextCursor: string | null }> {
  return client.get(path(websiteId), { limit: 20, cursor }, signal);
}

export function readErasure(
  client: ApiClient,
  websiteId: string,
  erasureId: string,
  signal?: AbortSignal,
): Promise<ErasureReport> {
  return client.get(`${path(websiteId)}/${encodeURIComponent(erasureId)}`, { limit: 100 }, signal);
}

function path(websiteId: string): string {
  return `/api/v1/websites/${encodeURIComponent(websiteId)}/erasures`;
}
