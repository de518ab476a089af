import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ApiClient } from "../api/client.ts";
import { readFacts } from "../api/facts.ts";
import type { RecordingDetail, TimedEvent } from "../api/types.ts";
import { type Moment, merged, momentsOfEvents, momentsOfFacts } from "./moments.ts";

const KINDS = ["click", "rage_click", "dead_click", "quick_back"];

export interface Listed {
  readonly moments: readonly Moment[];
  /** Why something is missing from them, if it is. */
  readonly notice: string | null;
}

/** What is listed beside a replay: what the events tell, and what the server found out once it has answered. */
export function useMoments(
  client: ApiClient,
  detail: RecordingDetail | null,
  events: readonly TimedEvent[] | null,
): Listed {
  const recordingId = detail?.recordingId ?? "";
  const facts = useQuery({
    queryKey: ["facts", recordingId],
    queryFn: ({ signal }) => readFacts(client, recordingId, KINDS, signal),
    enabled: recordingId !== "",
  });
  const ofEvents = useMemo(() => momentsOfEvents(events ?? []), [events]);
  const startedAt = detail?.startedAt ?? 0;
  const moments = useMemo(
    () => merged(ofEvents, momentsOfFacts(facts.data ?? [], startedAt)),
    [ofEvents, facts.data, startedAt],
  );
  const notice = facts.isError ? "Clicks can't be listed at the moment. The replay isn't affected." : null;
  return { moments, notice };
}
