import { useInfiniteQuery, useQueries } from "@tanstack/react-query";
import { analyse, type Passage } from "../../api/analytics.ts";
import type { ApiClient, RecordingQuery } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { recordingHref } from "../../app/route.ts";
import { address, ago, clock } from "../../ui/format.ts";
import { Failed } from "../Failed.tsx";

const PAGE = 10;
/** A moment is watched from a little before it. */
const LEAD_MS = 1_500;

/** Recordings that came to a step of a funnel, or no further than it. */
export function Passages(props: {
  client: ApiClient;
  /** The funnel that was asked for. */
  asked: RecordingQuery;
  reached: number;
  only: boolean;
}) {
  const { client, asked, reached, only } = props;
  const list = useInfiniteQuery({
    queryKey: ["passages", asked, reached, only],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      analyse<{ recordings: readonly Passage[]; nextCursor: string | null }>(
        client,
        "funnel/recordings",
        { ...asked, reached, only: String(only), limit: PAGE, cursor: pageParam === "" ? undefined : pageParam },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor,
  });
  const passages = (list.data?.pages ?? []).flatMap((page) => page.recordings);
  const details = useQueries({
    queries: passages.map(({ recordingId }) => ({
      queryKey: ["recording", recordingId],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.recording(recordingId, signal),
      retry: (failures: number, cause: Error) => failures < 1 && !(cause instanceof ApiProblem && cause.status < 500),
    })),
  });
  if (list.isError) return <Failed problem={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <p className="hint passages-waiting">Looking…</p>;
  return (
    <div className="passages">
      <ul aria-label="Recordings">
        {passages.map((passage, at) => {
          const detail = details[at]?.data;
          const since = detail ? Math.max(0, passage.at - detail.startedAt) : 0;
          return (
            <li key={passage.recordingId}>
              <a href={recordingHref(passage.recordingId, Math.max(0, since - LEAD_MS))}>
                <strong>{detail ? detail.userId || detail.visitorUid.slice(0, 8) || "Somebody" : "…"}</strong>
                <span>{detail ? `${address(detail.entryUrl).path} · ${clock(detail.durationMs)}` : ""}</span>
                <small>{ago(passage.at, Date.now())}</small>
                <small className="passage-watch">▶ {clock(since)}</small>
              </a>
            </li>
          );
        })}
      </ul>
      {list.hasNextPage ? (
        <button
          type="button"
          className="quiet"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          More recordings
        </button>
      ) : null}
    </div>
  );
}
