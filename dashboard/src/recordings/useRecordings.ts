import { useCallback, useEffect, useRef, useState } from "react";
import type { ApiClient, RecordingQuery } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { RecordingSummary } from "../api/types.ts";
import type { Conditions } from "../filters/conditions.ts";
import { append, type Loaded, withStar } from "./merge.ts";
import { useFreshList } from "./useFreshList.ts";

export interface RecordingsView {
  readonly loaded: Loaded | null;
  /** The last request's failure; what was loaded before stays. */
  readonly problem: ApiProblem | null;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
  readonly retry: () => void;
  /** What the server can't do now, in words. */
  readonly notice: string | null;
  /** Stars a recording or takes its star away; shown at once, and taken back should it fail. */
  readonly star: (recording: RecordingSummary) => void;
}

/** The website's recordings under the conditions, kept fresh while they are looked at. */
export function useRecordings(client: ApiClient, websiteId: string, conditions: Conditions): RecordingsView {
  const key = JSON.stringify(conditions);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const generation = useRef(0);
  // a cursor belongs to the query that gave it, whose period moves on with every refresh
  const asOf = useRef<RecordingQuery>({});

  // biome-ignore lint/correctness/useExhaustiveDependencies: other conditions start over
  useEffect(() => {
    generation.current++;
    setLoaded(null);
    setProblem(null);
  }, [client, websiteId, key, attempt]);
  const show = useCallback((change: (before: Loaded | null) => Loaded | null) => {
    setLoaded(change);
    setProblem(null);
  }, []);
  const fail = useCallback((cause: unknown) => {
    setProblem(cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause)));
  }, []);
  useFreshList(client, websiteId, conditions, asOf, show, fail, attempt);

  const cursor = loaded?.nextCursor ?? null;
  const loadMore = useCallback(() => {
    if (cursor === null || loadingMore) return;
    const askedFor = generation.current;
    setLoadingMore(true);
    client
      .recordings({ ...asOf.current, cursor })
      .then((next) => {
        if (askedFor === generation.current) setLoaded((before) => (before === null ? next : append(before, next)));
      })
      .catch((cause: unknown) => {
        setProblem(cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause)));
      })
      .finally(() => setLoadingMore(false));
  }, [client, cursor, loadingMore]);

  const star = useCallback(
    (recording: RecordingSummary) => {
      const starred = !recording.starred;
      const show = (shown: boolean) =>
        setLoaded((before) => (before === null ? null : withStar(before, recording.recordingId, shown)));
      show(starred);
      client.mark(recording.recordingId, { starred }).catch((cause: unknown) => {
        show(!starred);
        setProblem(cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause)));
      });
    },
    [client],
  );

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { loaded, problem, loadingMore, loadMore, retry, notice: loaded?.notice?.detail ?? null, star };
}
