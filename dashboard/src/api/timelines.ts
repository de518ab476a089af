import type { ApiClient } from "./client.ts";
import type { RecordingSummary } from "./types.ts";

/** Recordings by their start, as far as this page of them goes. */
export interface TimelinePage {
  readonly recordings: readonly RecordingSummary[];
  readonly nextCursor: string | null;
}

/** A session's recordings: one for each of its tabs. Rejects with an ApiProblem, as the other does. */
export function readSession(
  client: ApiClient,
  sessionUid: string,
  websiteId: string,
  signal?: AbortSignal,
): Promise<TimelinePage> {
  return client.get(`/api/v1/sessions/${encodeURIComponent(sessionUid)}`, { websiteId }, signal);
}

export function readVisitor(
  client: ApiClient,
  visitorUid: string,
  websiteId: string | null,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<TimelinePage> {
  const query = { websiteId: websiteId ?? undefined, cursor: cursor ?? undefined };
  return client.get(`/api/v1/visitors/${encodeURIComponent(visitorUid)}`, query, signal);
}
