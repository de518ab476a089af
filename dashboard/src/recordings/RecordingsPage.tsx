import { lazy, Suspense, useEffect } from "react";
import type { ApiClient } from "../api/client.ts";
import { useMay } from "../app/me.tsx";
import { go, pageHref } from "../app/route.ts";
import { type Conditions, filtersOf } from "../filters/conditions.ts";
import { FilterBar } from "../filters/FilterBar.tsx";
import { periodOf } from "../filters/period.ts";
import { Failed } from "../ui/Failed.tsx";
import { Notice } from "../ui/Notice.tsx";
import { RecordingTable } from "./RecordingTable.tsx";
import { type RecordingsView, useRecordings } from "./useRecordings.ts";

const NothingYet = lazy(async () => ({ default: (await import("../settings/NothingYet.tsx")).NothingYet }));

/** A website's recordings under the address's conditions. */
export function RecordingsPage(props: {
  client: ApiClient;
  websiteId: string;
  conditions: Conditions;
  onUnauthorized: () => void;
}) {
  const { client, websiteId, conditions, onUnauthorized } = props;
  const view = useRecordings(client, websiteId, conditions);
  const unauthorized = view.problem?.status === 401;
  useEffect(() => {
    if (unauthorized) onUnauthorized();
  }, [unauthorized, onUnauthorized]);
  const live = view.loaded?.recordings.filter((recording) => recording.state === "live").length ?? 0;
  const change = (changed: Conditions) => go(pageHref("recordings", websiteId, changed));

  return (
    <div className="page page-full">
      <div className="page-head">
        <h1>Recordings</h1>
        {live > 0 ? <span className="live-count">{live} live now</span> : null}
      </div>
      <FilterBar
        client={client}
        websiteId={websiteId}
        subject="Recordings from"
        conditions={conditions}
        onChange={change}
        sortable
      />
      {view.problem && view.loaded ? (
        <p className="strip" role="status">
          {view.problem.message} Showing what was loaded before.
          <button type="button" className="quiet" onClick={view.retry}>
            Try again
          </button>
        </p>
      ) : null}
      {view.notice ? (
        <p className="strip" role="status">
          {view.notice}
        </p>
      ) : null}
      <Content client={client} websiteId={websiteId} view={view} conditions={conditions} onChange={change} />
    </div>
  );
}

function Content(props: {
  client: ApiClient;
  websiteId: string;
  view: RecordingsView;
  conditions: Conditions;
  onChange: (conditions: Conditions) => void;
}) {
  const { view } = props;
  const mayStar = useMay("editor", props.websiteId);
  if (view.loaded === null && view.problem) {
    return <Failed title="The recordings can't be loaded" problem={view.problem} onRetry={view.retry} />;
  }
  if (view.loaded === null) return <SkeletonRows />;
  if (view.loaded.recordings.length > 0) {
    return (
      <RecordingTable
        client={props.client}
        recordings={view.loaded.recordings}
        more={view.loaded.nextCursor !== null}
        loadingMore={view.loadingMore}
        onLoadMore={view.loadMore}
        onStar={mayStar ? view.star : null}
      />
    );
  }
  const restricted = filtersOf(props.conditions).length > 0 || periodOf(props.conditions).kind !== "all";
  return restricted ? (
    <Notice
      title="No recording is like that"
      tone="empty"
      action={
        <button type="button" className="primary" onClick={() => props.onChange({})}>
          Show all recordings
        </button>
      }
    >
      Take a condition out of the sentence above, or look further back.
    </Notice>
  ) : (
    <Suspense>
      <NothingYet client={props.client} websiteId={props.websiteId} />
    </Suspense>
  );
}

function SkeletonRows() {
  return (
    <div className="table" aria-hidden="true">
      <ol className="rows rows-skeleton">
        {[0, 1, 2, 3, 4, 5, 6, 7].map((row) => (
          <li key={row} className="row row-skeleton">
            <span />
            <span />
            <span />
          </li>
        ))}
      </ol>
    </div>
  );
}
