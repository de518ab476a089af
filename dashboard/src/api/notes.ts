import type { ApiClient } from "./client.ts";

/** What somebody wrote about a moment of a recording. */
export interface Note {
  readonly noteId: string;
  /** ms since the recording's start. */
  readonly atMs: number;
  readonly text: string;
  /** `key:<id>`, `member:<id>` or `admin`. */
  readonly author: string;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** A recording's notes, by their moment. Rejects with an ApiProblem, as the others here. */
export async function listNotes(
  client: ApiClient,
  recordingId: string,
  signal?: AbortSignal,
): Promise<readonly Note[]> {
  const body = await client.get<{ notes: readonly Note[] }>(path(recordingId), {}, signal);
  return body.notes;
}

export function addNote(client: ApiClient, recordingId: string, note: { atMs: number; text: string }): Promise<Note> {
  return client.change("POST", path(recordingId), note);
}

export function changeNote(client: ApiClient, recordingId: string, noteId: string, text: string): Promise<Note> {
  return client.change("PATCH", `${path(recordingId)}/${encodeURIComponent(noteId)}`, { text });
}

export async function deleteNote(client: ApiClient, recordingId: string, noteId: string): Promise<void> {
  await client.send(`${path(recordingId)}/${encodeURIComponent(noteId)}`, { method: "DELETE" });
}

function path(recordingId: string): string {
  return `/api/v1/recordings/${encodeURIComponent(recordingId)}/notes`;
}
