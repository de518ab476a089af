import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ApiClient } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { readVisitor } from "../api/timelines.ts";
import type { RecordingSummary } from "../api/types.ts";
import { listHref, pageHref } from "../app/route.ts";
import { ago, clock, counted } from "../ui/format.ts";
import { Notice } from "../ui/Notice.tsx";
import { Lanes } from "./Lanes.tsx";
import { type Session, sessionsOf } from "./sessions.ts";

const DAY_MS = 86_400_000;

/** Everything that is recorded of one visitor: session by session, tab beside tab. */
export function VisitorPage(props: {
  client: ApiClient;
  visitorUid: string;
  websiteId: string | null;
  onUnauthorized: () => void;
}) {
  const { client, visitorUid, websiteId, onUnauthorized } = props;
  const read = useInfiniteQuery({
    queryKey: ["visitor", visitorUid, websiteId],
    queryFn: ({ pageParam, signal }) => readVisitor(client, visitorUid, websiteId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const status = read.error instanceof ApiProblem ? read.error.status : 0;
  useEffect(() => {
    if (status === 401) onUnauthorized();
  }, [status, onUnauthorized]);

  if (read.isPending) return <div className="page" aria-busy="true" />;
  if (read.isError) {
    return (
      <Notice
        alone
        title={status === 404 ? "Nothing is recorded of this visitor" : "The visitor can't be loaded"}
        tone={status === 404 ? "empty" : "error"}
        action={<a href={listHref(websiteId)}>To the recordings</a>}
      >
        {status === 404 ? "It was erased or has expired, or the address is cut off." : read.error.message}
      </Notice>
    );
  }
  const now = Date.now();
  const recordings = read.data.pages.flatMap((page) => page.recordings);
  const sessions = sessionsOf(recordings, now);
  return (
    <div className="page visitor">
      <VisitorHead visitorUid={visitorUid} websiteId={websiteId} recordings={recordings} sessions={sessions.length} />
      {sessions.map((session) => (
        <SessionCard key={session.key} session={session} now={now} />
      ))}
      {read.hasNextPage ? (
        <button
          type="button"
          className="tool"
          disabled={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          Show earlier visits
        </button>
      ) : null}
    </div>
  );
}

function VisitorHead(props: {
  visitorUid: string;
  websiteId: string | null;
  recordings: readonly RecordingSummary[];
  sessions: number;
}) {
  const { visitorUid, websiteId, recordings } = props;
  const latest = recordings.reduce<RecordingSummary | undefined>(
    (before, one) => (before === undefined || one.startedAt > before.startedAt ? one : before),
    undefined,
  );
  const user = recordings.find(({ userId }) => userId !== "")?.userId;
  const first = Math.min(...recordings.map(({ startedAt }) => startedAt));
  const sum = (of: (recording: RecordingSummary) => number) => recordings.reduce((total, one) => total + of(one), 0);
  const trouble = [
    [sum(({ rageClicks }) => rageClicks), "rage click"],
    [sum(({ deadClicks }) => deadClicks), "dead click"],
    [sum(({ errors }) => errors), "error"],
  ] as const;
  return (
    <div className="visitor-head">
      <a className="back" href={listHref(websiteId)} aria-label="Back to the recordings">
        ←
      </a>
      <div className="player-title">
        <h1>{user || `Visitor ${visitorUid.slice(0, 8)}`}</h1>
        <p>
          {[
            counted(props.sessions, "visit"),
            counted(recordings.length, "tab"),
            `first seen ${new Date(first).toLocaleDateString(undefined, { dateStyle: "medium" })}`,
            latest?.browser,
            latest?.os,
            latest?.country,
            ...trouble.map(([count, what]) => (count > 0 ? counted(count, what) : "")),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <a className="tool" href={pageHref("recordings", websiteId, { visitorUid })}>
        Show as a list
      </a>
    </div>
  );
}

function SessionCard(props: { session: Session; now: number }) {
  const { session, now } = props;
  const began = new Date(session.from);
  return (
    <section className="session" aria-label={`Visit of ${began.toLocaleString()}`}>
      <h2>
        <time dateTime={began.toISOString()}>
          {began.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}
        </time>
        <small>
          {[
            now - session.from < DAY_MS ? ago(session.from, now) : "",
            counted(session.recordings.length, "tab"),
            clock(session.to - session.from),
          ]
            .filter(Boolean)
            .join(" · ")}
        </small>
      </h2>
      <Lanes session={session} now={now} />
    </section>
  );
}
