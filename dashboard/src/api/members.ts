import type { ApiClient } from "./client.ts";
import type { Role } from "./session.ts";

/** Somebody who may log in and see a website. */
export interface Member {
  readonly memberId: string;
  readonly email: string;
  readonly role: Role;
  readonly hasLoggedIn: boolean;
  /** Epoch ms. */
  readonly addedAt: number;
}

export async function listMembers(
  client: ApiClient,
  websiteId: string,
  signal?: AbortSignal,
): Promise<readonly Member[]> {
  const body = await client.get<{ members: readonly Member[] }>(path(websiteId), {}, signal);
  return body.members;
}

export function addMember(client: ApiClient, websiteId: string, email: string, role: Role): Promise<Member> {
  return client.change("POST", path(websiteId), { email, role });
}

export function changeMember(client: ApiClient, websiteId: string, memberId: string, role: Role): Promise<Member> {
  return client.change("PATCH", `${path(websiteId)}/${encodeURIComponent(memberId)}`, { role });
}

export async function removeMember(client: ApiClient, websiteId: string, memberId: string): Promise<void> {
  await client.send(`${path(websiteId)}/${encodeURIComponent(memberId)}`, { method: "DELETE" });
}

function path(websiteId: string): string {
  return `/api/v1/websites/${encodeURIComponent(websiteId)}/members`;
}
