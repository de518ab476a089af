import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { RecordingDetail } from "../api/types.ts";
import { useMay } from "../app/me.tsx";
import { listHref } from "../app/route.ts";
import { Failed } from "../ui/Failed.tsx";
import { Notice } from "../ui/Notice.tsx";
import { PlayerHead } from "./PlayerHead.tsx";
import { PlayerTools } from "./PlayerTools.tsx";

const StoredPlayer = lazy(() => import("./StoredPlayer.tsx"));
const LivePlayer = lazy(() => import("./LivePlayer.tsx"));

type Mode = "deciding" | "live" | "stored";

/** One recording: followed while it is live, played once it is ready. */
export function PlayerPage(props: {
  client: ApiClient;
  recordingId: string;
  /** Where to begin, ms since the start; null: at the start. */
  atMs?: number | null;
  onUnauthorized: () => void;
  /** Set for somebody who has a link to this recording only. */
  guest?: { readonly mayExport: boolean; readonly at: number };
}) {
  const { client, recordingId, onUnauthorized, guest } = props;
  const position = useRef(0);
  const [detail, setDetail] = useState<RecordingDetail | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [mode, setMode] = useState<Mode>("deciding");

  useEffect(() => {
    const asked = new AbortController();
    client
      .recording(recordingId, asked.signal)
      .then((found) => {
        setDetail(found);
        setMode((before) => (before === "deciding" ? (found.state === "live" ? "live" : "stored") : before));
      })
      .catch((cause: unknown) => {
        if (asked.signal.aborted) return;
        const failure = cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause));
        if (failure.status === 401) onUnauthorized();
        // a recording that has just begun is in no list yet, but can be followed already
        else if (failure.status === 404) setMode("live");
        else setProblem(failure);
      });
    return () => asked.abort();
  }, [client, recordingId, onUnauthorized]);

  const known = detail !== null && guest === undefined;
  const mayEdit = useMay("editor", detail?.websiteId);
  const watched = known && mode !== "deciding";
  useEffect(() => {
    if (!watched) return;
    client.mark(recordingId, { seen: true }).catch(() => {
      // the list goes on showing it as not watched, which is no reason to disturb whoever watches
    });
  }, [watched, client, recordingId]);

  const onProblem = useCallback(
    (failure: ApiProblem) => {
      if (failure.status === 401) onUnauthorized();
      else setProblem(failure);
    },
    [onUnauthorized],
  );

  if (problem) return <PlayerProblem problem={problem} guest={guest !== undefined} />;
  return (
    <div className="player-page">
      <PlayerHead detail={detail} recordingId={recordingId} live={mode === "live"} guest={guest !== undefined}>
        <PlayerTools
          client={client}
          recordingId={recordingId}
          mayEdit={known && mayEdit}
          mayExport={guest?.mayExport ?? true}
          position={position}
        />
      </PlayerHead>
      <Suspense fallback={<div className="stage stage-waiting" />}>
        {mode === "live" ? (
          <LivePlayer
            client={client}
            recordingId={recordingId}
            onProblem={onProblem}
            onReplay={() => {
              // its state and length are others now; without them it plays as well
              const replay = () => setMode("stored");
              client.recording(recordingId).then(setDetail).then(replay, replay);
            }}
          />
        ) : mode === "stored" ? (
          <StoredPlayer
            client={client}
            recordingId={recordingId}
            detail={detail}
            guest={guest !== undefined}
            startAt={guest ? guest.at * 1000 : (props.atMs ?? 0)}
            position={position}
            onProblem={onProblem}
          />
        ) : (
          <div className="stage stage-waiting" />
        )}
      </Suspense>
    </div>
  );
}

function PlayerProblem(props: { problem: ApiProblem; guest: boolean }) {
  const { status, reason } = props.problem;
  const back = props.guest ? null : <a href={listHref(null)}>To the recordings</a>;
  if (status === 410) {
    return (
      <Notice
        alone
        title={reason === "expired" ? "This recording has expired" : "This recording was erased"}
        tone="empty"
        action={back}
      >
        {reason === "expired"
          ? "It was older than its website keeps recordings."
          : "Nothing of it can be read any more, as was asked."}
      </Notice>
    );
  }
  if (status === 404) {
    return (
      <Notice alone title="No such recording" tone="empty" action={back}>
        {props.guest
          ? "It doesn't exist any more."
          : "It doesn't exist, or belongs to a website that this key can't read."}
      </Notice>
    );
  }
  const again = () => window.location.reload();
  return <Failed alone title="The recording can't be loaded" problem={props.problem} onRetry={again} />;
}
