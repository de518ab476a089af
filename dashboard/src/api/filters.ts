import type { ApiClient } from "./client.ts";

/** A list request that the people of a website use again. */
export interface SavedFilter {
  readonly filterId: string;
  readonly name: string;
  /** Parameters of a list request; `from=-7d` counts back from its use. */
  readonly query: string;
}

export async function listFilters(
  client: ApiClient,
  websiteId: string,
  signal?: AbortSignal,
): Promise<readonly SavedFilter[]> {
  const body = await client.get<{ filters: readonly SavedFilter[] }>(path(websiteId), {}, signal);
  return body.filters;
}

/** In place of the one of that name, where there is one. */
export function saveFilter(client: ApiClient, websiteId: string, name: string, query: string): Promise<SavedFilter> {
  return client.change("POST", path(websiteId), { name, query });
}

/** It stays the same filter. Rejects with a 409 where another one has the name. */
export function renameFilter(
  client: ApiClient,
  websiteId: string,
  filterId: string,
  name: string,
): Promise<SavedFilter> {
  return client.change("PATCH", `${path(websiteId)}/${encodeURIComponent(filterId)}`, { name });
}

export async function deleteFilter(client: ApiClient, websiteId: string, filterId: string): Promise<void> {
  await client.send(`${path(websiteId)}/${encodeURIComponent(filterId)}`, { method: "DELETE" });
}

function path(websiteId: string): string {
  return `/api/v1/websites/${encodeURIComponent(websiteId)}/filters`;
}
