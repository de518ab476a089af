import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { analyse } from "../api/analytics.ts";
import type { ApiClient, RecordingQuery } from "../api/client.ts";
import type { Conditions } from "../filters/conditions.ts";
import { toParameters } from "../filters/period.ts";

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
    enabled,
  });
}
