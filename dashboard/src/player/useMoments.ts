import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ApiClient } from "../api/client.ts";
import { readFacts } from "../api/facts.ts";
import type { RecordingDetail } from "../api/types.ts";
import { type Moment, merged, momentsOfEvents, momentsOfFacts } from "./moments.ts";
import { PieceReel } from "./pieceReel.ts";
import type { Reel, ReelState } from "./reel.ts";

const KINDS = ["click", "rage_click", "dead_click", "quick_back"];
/** What the events themselves tell, where they are all there. */
const OTHERS = ["page_view", "error", "console", "network_error", "track", "identify", "web_vital"];
/** Listed anew each time that so many events have come. */
const BATCH = 5_000;

export interface Listed {
  readonly moments: readonly Moment[];
  /** Why something is missing from them, if it is. */
  readonly notice: string | null;
}

/** What is listed beside a replay: what the events tell, and what the server found out once it has answered. */
export function useMoments(client: ApiClient, detail: RecordingDetail | null, reel: Reel, state: ReelState): Listed {
  const recordingId = detail?.recordingId ?? "";
  // a recording that is held in part can't tell itself what happens in the rest
  const partly = reel instanceof PieceReel;
  const kinds = partly ? [...KINDS, ...OTHERS] : KINDS;
  const facts = useQuery({
    queryKey: ["facts", recordingId, partly],
    queryFn: ({ signal }) => readFacts(client, recordingId, kinds, signal),
    enabled: recordingId !== "",
  });
  const version = state.atEnd ? -1 : Math.floor(state.received / BATCH);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version says that there are more events
  const ofEvents = useMemo(
    () => (partly ? [] : momentsOfEvents(reel.events())),
    [partly, reel, version, state.stretch],
  );
  const startedAt = detail?.startedAt ?? 0;
  const moments = useMemo(
    () => merged(ofEvents, momentsOfFacts(facts.data ?? [], startedAt)),
    [ofEvents, facts.data, startedAt],
  );
  const notice = facts.isError ? "Clicks can't be listed at the moment. The replay isn't affected." : null;
  return { moments, notice };
}
