import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { analyse } from "../api/analytics.ts";
import type { ApiClient, RecordingQuery } from "../api/client.ts";
import type { Conditions } from "../filters/conditions.ts";
import { toParameters } from "../filters/period.ts";

/** What has just been recorded is counted within seconds: where there was nothing, it is asked for again after so many ms. */
const LOOK_AGAIN_MS = 5_000;

/** Asks a question about a website; what was answered before stays until the next answer is there. */
export function useAnalysis<T>(
  client: ApiClient,
  question: string,
  websiteId: string,
  conditions: Conditions,
  more: RecordingQuery = {},
  enabled = true,
): UseQueryResult<T> {
  return useQuery({
    queryKey: ["analysis", question, websiteId, conditions, more],
    queryFn: ({ signal }) =>
      analyse<T>(client, question, { websiteId, ...toParameters(conditions, Date.now()), ...more }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isNothing(state.data) ? LOOK_AGAIN_MS : false),
    enabled,
  });
}

/** Whether an answer counts nothing at all. */
export function isNothing(answer: unknown): boolean {
  const { items, total } = (answer ?? {}) as { items?: unknown; total?: { recordings?: unknown } };
  return (Array.isArray(items) && items.length === 0) || total?.recordings === 0;
}
