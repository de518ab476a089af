import { useCallback, useEffect, useRef, useState } from "react";
import type { ApiClient, RecordingQuery } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { RecordingSummary } from "../api/types.ts";
import type { Conditions } from "../filters/conditions.ts";
import { toParameters } from "../filters/period.ts";
import { append, type Loaded, refresh, withStar } from "./merge.ts";

const PAGE_SIZE = 50;
/** While the tab is looked at; a hidden tab asks for nothing. */
const REFRESH_MS = 3_000;
const REFRESH_AFTER_FAILURE_MS = 10_000;

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
export function useRecordings(client: ApiClient, websiteId: string | null, conditions: Conditions): RecordingsView {
  const key = JSON.stringify(conditions);
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const generation = useRef(0);
  // a cursor belongs to the query that gave it, whose period moves on with every refresh
  const asOf = useRef<RecordingQuery>({});

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt starts over, as other conditions do
  useEffect(() => {
    const asked = new AbortController();
    generation.current++;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setLoaded(null);
    setProblem(null);
    if (websiteId === null) return;

    const load = async () => {
      let wait = REFRESH_MS;
      try {
        if (document.visibilityState === "visible") {
          const query = { websiteId, limit: PAGE_SIZE, ...toParameters(conditions, Date.now()) };
          const first = await client.recordings(query, asked.signal);
          asOf.current = query;
          setLoaded((before) => (before === null ? first : refresh(before, first)));
          setProblem(null);
        }
      } catch (cause) {
        if (asked.signal.aborted) return;
        setProblem(cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause)));
        wait = REFRESH_AFTER_FAILURE_MS;
      }
      timer = setTimeout(load, wait);
    };
    const onVisible = () => {
      if (document.visibilityState !== "visible" || timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      void load();
    };
    document.addEventListener("visibilitychange", onVisible);
    void load();
    return () => {
      asked.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [client, websiteId, key, attempt]);

  const cursor = loaded?.nextCursor ?? null;
  const loadMore = useCallback(() => {
    if (websiteId === null || cursor === null || loadingMore) return;
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
  }, [client, websiteId, cursor, loadingMore]);

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
