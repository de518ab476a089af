import { useEffect, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { listHref } from "../app/route.ts";
import { Notice } from "../ui/Notice.tsx";
import { RecordingList } from "./RecordingList.tsx";
import { useRecordings } from "./useRecordings.ts";
import { useWebsites } from "./useWebsites.ts";
import { WebsitePicker } from "./WebsitePicker.tsx";

export function RecordingsPage(props: { client: ApiClient; websiteId: string | null; onUnauthorized: () => void }) {
  const { client, onUnauthorized } = props;
  const [attempt, setAttempt] = useState(0);
  const websites = useWebsites(client, attempt);
  const known = websites.kind === "loaded" ? websites.websites : [];
  const websiteId = props.websiteId ?? known[0]?.websiteId ?? null;
  const view = useRecordings(client, websiteId);

  const problem = websites.kind === "failed" ? websites.problem : view.problem;
  const unauthorized = problem?.status === 401;
  useEffect(() => {
    if (unauthorized) onUnauthorized();
  }, [unauthorized, onUnauthorized]);

  const again = () => {
    setAttempt((before) => before + 1);
    view.retry();
  };
  const live = view.loaded?.recordings.filter((recording) => recording.state === "live").length ?? 0;

  return (
    <>
      <div className="page-head">
        <h1>Recordings</h1>
        {live > 0 ? <span className="live-count">{live} live now</span> : null}
        <WebsitePicker
          websites={known}
          chosen={websiteId}
          onChoose={(chosen) => {
            window.location.hash = listHref(chosen).slice(1);
          }}
        />
      </div>
      {problem && view.loaded ? (
        <p className="strip" role="status">
          {problem.message} Showing what was loaded before.
          <button type="button" className="quiet" onClick={again}>
            Try again
          </button>
        </p>
      ) : null}
      <Content view={view} websites={websites} websiteId={websiteId} problem={problem} onRetry={again} />
    </>
  );
}

function Content(props: {
  view: ReturnType<typeof useRecordings>;
  websites: ReturnType<typeof useWebsites>;
  websiteId: string | null;
  problem: ReturnType<typeof useRecordings>["problem"];
  onRetry: () => void;
}) {
  const { view, websites } = props;
  if (view.loaded === null && props.problem) {
    return (
      <Notice
        title="The recordings can't be loaded"
        tone="error"
        action={
          <button type="button" className="primary" onClick={props.onRetry}>
            Try again
          </button>
        }
      >
        {props.problem.message}
      </Notice>
    );
  }
  if (websites.kind === "loaded" && props.websiteId === null) {
    return (
      <Notice title="No website yet" tone="empty">
        Create one with <code>POST /api/v1/websites</code> and the admin key, and put its script tag on your pages.
      </Notice>
    );
  }
  if (view.loaded === null) return <SkeletonRows />;
  if (view.loaded.recordings.length === 0) {
    return (
      <Notice title="Waiting for the first recording" tone="empty">
        As soon as somebody visits a page that has your script tag, the visit appears here. This list looks for it by
        itself.
      </Notice>
    );
  }
  return <RecordingList loaded={view.loaded} loadingMore={view.loadingMore} onLoadMore={view.loadMore} />;
}

function SkeletonRows() {
  return (
    <ol className="rows" aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <li key={row} className="row row-skeleton">
          <span />
          <span />
          <span />
        </li>
      ))}
    </ol>
  );
}
