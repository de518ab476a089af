import { useCallback, useEffect, useRef, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { append, type Loaded, refresh } from "./merge.ts";

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
}

/** The list of a website's recordings, newest first, kept fresh while it is looked at. */
export function useRecordings(client: ApiClient, websiteId: string | null): RecordingsView {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const generation = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt starts over
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
          const first = await client.recordings({ websiteId, limit: PAGE_SIZE }, asked.signal);
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
  }, [client, websiteId, attempt]);

  const cursor = loaded?.nextCursor ?? null;
  const loadMore = useCallback(() => {
    if (websiteId === null || cursor === null || loadingMore) return;
    const askedFor = generation.current;
    setLoadingMore(true);
    client
      .recordings({ websiteId, limit: PAGE_SIZE, cursor })
      .then((next) => {
        if (askedFor === generation.current) setLoaded((before) => (before === null ? next : append(before, next)));
      })
      .catch((cause: unknown) => {
        setProblem(cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause)));
      })
      .finally(() => setLoadingMore(false));
  }, [client, websiteId, cursor, loadingMore]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { loaded, problem, loadingMore, loadMore, retry };
}
