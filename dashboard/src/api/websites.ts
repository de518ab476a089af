import type { ApiClient } from "./client.ts";

/** A website with its settings, as the API has it. Times are epoch ms. */
export interface WebsiteSettings {
  readonly websiteId: string;
  readonly name: string;
  readonly publicKey: string | null;
  readonly enabled: boolean;
  readonly privacy: "balanced" | "strict" | "relaxed";
  /** 0…1. */
  readonly sampleRate: number;
  readonly allowedOrigins: readonly string[];
  readonly monthlyQuota: number;
  readonly retentionDays: number;
  readonly flush: { readonly intervalMs: number; readonly maxEvents: number; readonly maxBytes: number };
  readonly capture: { readonly console: boolean; readonly network: boolean; readonly canvas: boolean };
  readonly respectDnt: boolean;
  readonly maskingRules: readonly MaskingRule[];
  readonly includeCountry: boolean;
}

export interface MaskingRule {
  readonly pattern: string;
  readonly replacement: string;
}

export interface Key {
  readonly keyId: string;
  readonly kind: "public" | "secret";
  readonly name: string;
  readonly role?: "viewer" | "editor" | "admin";
  /** Of a secret one in the answer to its creation only. */
  readonly key?: string;
  readonly createdAt: number;
  readonly lastUsedOn: string | null;
}

export interface Usage {
  readonly month: string;
  /** 0: no limit. */
  readonly quota: number;
  readonly recordings: number;
  readonly events: number;
  readonly rawBytes: number;
  readonly storedBytes: number;
  readonly days: readonly {
    readonly day: string;
    readonly recordings: number;
    readonly events: number;
    readonly duplicateEvents: number;
    readonly fencedEvents: number;
    readonly unreadableEvents: number;
  }[];
}

const path = (websiteId: string) => `/api/v1/websites/${encodeURIComponent(websiteId)}`;

export function readWebsite(client: ApiClient, websiteId: string, signal?: AbortSignal): Promise<WebsiteSettings> {
  return client.get(path(websiteId), {}, signal);
}

/** What isn't named stays as it is. */
export function changeWebsite(
  client: ApiClient,
  websiteId: string,
  change: Partial<WebsiteSettings>,
): Promise<WebsiteSettings> {
  return client.change("PATCH", path(websiteId), change);
}

export async function listKeys(client: ApiClient, websiteId: string, signal?: AbortSignal): Promise<readonly Key[]> {
  const body = await client.get<{ keys: readonly Key[] }>(`${path(websiteId)}/keys`, {}, signal);
  return body.keys;
}

export function createKey(
  client: ApiClient,
  websiteId: string,
  wanted: { kind: Key["kind"]; name: string; role?: Key["role"] },
): Promise<Key> {
  return client.change("POST", `${path(websiteId)}/keys`, wanted);
}

export async function revokeKey(client: ApiClient, websiteId: string, keyId: string): Promise<void> {
  await client.send(`${path(websiteId)}/keys/${encodeURIComponent(keyId)}`, { method: "DELETE" });
}

export function readUsage(client: ApiClient, websiteId: string, signal?: AbortSignal): Promise<Usage> {
  return client.get(`${path(websiteId)}/usage`, {}, signal);
}

/** Takes an operator. */
export function createWebsite(client: ApiClient, name: string): Promise<WebsiteSettings> {
  return client.change("POST", "/api/v1/websites", { name });
}
