import type { ApiClient } from "./client.ts";

/** An open link to one recording. */
export interface Share {
  readonly shareId: string;
  readonly label: string;
  /** Second of the recording that it opens at; absent = its beginning. */
  readonly at?: number;
  readonly export: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A link that was just made: its address is told only now. */
export interface NewShare extends Share {
  readonly url: string;
}

export interface WantedShare {
  readonly expiresInMs: number;
  readonly label: string;
  readonly at?: number;
  readonly export: boolean;
}

export async function listShares(
  client: ApiClient,
  recordingId: string,
  signal?: AbortSignal,
): Promise<readonly Share[]> {
  const response = await client.open(path(recordingId), { Accept: "application/json" }, signal);
  return ((await response.json()) as { shares: readonly Share[] }).shares;
}

export async function createShare(client: ApiClient, recordingId: string, wanted: WantedShare): Promise<NewShare> {
  const response = await client.send(path(recordingId), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(wanted),
  });
  return (await response.json()) as NewShare;
}

export async function revokeShare(client: ApiClient, recordingId: string, shareId: string): Promise<void> {
  await client.send(`${path(recordingId)}/${encodeURIComponent(shareId)}`, { method: "DELETE" });
}

function path(recordingId: string): string {
  return `/api/v1/recordings/${encodeURIComponent(recordingId)}/shares`;
}
