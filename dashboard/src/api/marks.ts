import type { ApiClient } from "./client.ts";

/** What people made of a recording: the star is the team's, `seen` the caller's own. */
export interface Marks {
  readonly starred: boolean;
  readonly pinned: boolean;
  readonly seen: boolean;
}

export function readMarks(client: ApiClient, recordingId: string, signal?: AbortSignal): Promise<Marks> {
  return client.get(`/api/v1/recordings/${encodeURIComponent(recordingId)}/marks`, {}, signal);
}
