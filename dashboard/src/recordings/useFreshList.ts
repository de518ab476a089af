import { type RefObject, useEffect } from "react";
import type { ApiClient, RecordingQuery } from "../api/client.ts";
import { followRecordings } from "../api/liveList.ts";
import type { Conditions } from "../filters/conditions.ts";
import { toParameters } from "../filters/period.ts";
import { type Loaded, refresh, told } from "./merge.ts";

const PAGE_SIZE = 50;
/** How often the list is asked for while nothing is told, in ms. */
const POLL_MS = 3_000;
/** While it is told: for what only stored recordings have (activity, dead clicks, facts that a filter asks for). */
const RENEW_MS = 30_000;
/** A recording that ended is stored by then, as a rule. */
const SETTLED_MS = 6_000;
const CATCH_UP_MS = 1_000;
const AFTER_FAILURE_MS = 10_000;

/** Keeps the first page of a list fresh while the tab is looked at: as it is told, else by asking. A hidden tab does neither. */
export function useFreshList(
  client: ApiClient,
  websiteId: string,
  conditions: Conditions,
  asOf: RefObject<RecordingQuery>,
  show: (change: (before: Loaded | null) => Loaded | null) => void,
  fail: (cause: unknown) => void,
  attempt: number,
): void {
  const key = JSON.stringify(conditions);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt starts over, as other conditions do
  useEffect(() => {
    let asked = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isTold = false;
    const { sort: _, order: __, ...fitting } = conditions;
    const newestFirst = (conditions.sort ?? "startedAt") === "startedAt" && conditions.order !== "asc";

    const loadIn = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(load, ms);
    };
    const load = async () => {
      const { signal } = asked;
      try {
        const query = { websiteId, limit: PAGE_SIZE, ...toParameters(conditions, Date.now()) };
        const first = await client.recordings(query, signal);
        asOf.current = query;
        show((before) => (before === null ? first : refresh(before, first)));
        if (!signal.aborted) loadIn(isTold ? RENEW_MS : POLL_MS);
      } catch (cause) {
        if (signal.aborted) return;
        fail(cause);
        loadIn(AFTER_FAILURE_MS);
      }
    };
    const follow = () => {
      const listener = {
        onOpen: () => {
          isTold = true;
          // what happened between the first answer and now wasn't told
          loadIn(CATCH_UP_MS);
        },
        onBroken: () => {
          if (isTold) loadIn(POLL_MS);
          isTold = false;
        },
        onEvent: (event: Parameters<typeof told>[1]) => {
          show((before) => (before === null ? null : told(before, event, newestFirst)));
          if (event.kind === "end" || !newestFirst) loadIn(SETTLED_MS);
        },
      };
      const query = { websiteId, ...toParameters(fitting, Date.now()) };
      void followRecordings(client, query, listener, asked.signal);
    };
    const start = () => {
      asked = new AbortController();
      void load();
      follow();
    };
    const stop = () => {
      asked.abort();
      clearTimeout(timer);
      isTold = false;
    };
    const onVisibility = () => (document.visibilityState === "visible" ? start() : stop());
    document.addEventListener("visibilitychange", onVisibility);
    if (document.visibilityState === "visible") start();
    return () => {
      stop();
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [client, websiteId, key, attempt, asOf, show, fail]);
}
