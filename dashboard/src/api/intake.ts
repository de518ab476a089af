import type { ApiClient } from "./client.ts";

/** What a website's recorders sent lately, and what became of it. Times are epoch ms. */
export interface Intake {
  readonly hours: number;
  readonly received: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number; readonly lastAt: number }[];
  readonly byHour: readonly { readonly hour: number; readonly accepted: number; readonly rejected: number }[];
  readonly lastAcceptedAt: number | null;
}

export function readIntake(client: ApiClient, websiteId: string, hours: number, signal?: AbortSignal): Promise<Intake> {
  return client.get(`/api/v1/websites/${encodeURIComponent(websiteId)}/intake`, { hours }, signal);
}
