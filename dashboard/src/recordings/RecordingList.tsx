import { type KeyboardEvent, useEffect, useState } from "react";
import type { Loaded } from "./merge.ts";
import { RecordingRow } from "./RecordingRow.tsx";

/** The rows; arrow keys (or j and k) move between them, Enter opens one. */
export function RecordingList(props: { loaded: Loaded; loadingMore: boolean; onLoadMore: () => void }) {
  const now = useNow(1_000);
  return (
    <>
      <div className="columns" aria-hidden="true">
        <span />
        <span>Page</span>
        <span>Visitor</span>
        <span>Seen</span>
        <span className="end">Length</span>
        <span className="end">Started</span>
      </div>
      <ol className="rows" aria-label="Recordings, newest first" onKeyDown={moveFocus}>
        {props.loaded.recordings.map((recording) => (
          <li key={recording.recordingId}>
            <RecordingRow recording={recording} now={now} />
          </li>
        ))}
      </ol>
      {props.loaded.nextCursor !== null ? (
        <button type="button" className="more" disabled={props.loadingMore} onClick={props.onLoadMore}>
          {props.loadingMore ? "Loading…" : "Load more"}
        </button>
      ) : null}
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLOListElement>) {
  const step =
    event.key === "ArrowDown" || event.key === "j" ? 1 : event.key === "ArrowUp" || event.key === "k" ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>("a.row")];
  const at = rows.indexOf(document.activeElement as HTMLAnchorElement);
  const next = rows[at + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
