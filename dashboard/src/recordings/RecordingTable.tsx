import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import type { RecordingSummary } from "../api/types.ts";
import { PreviewCard } from "./PreviewCard.tsx";
import { RecordingRow } from "./RecordingRow.tsx";
import { usePreview } from "./usePreview.ts";

const ROW_PX = 52;
/** Rows from the end at which the next page is asked for. */
const AHEAD = 20;

/** The rows that are in sight; arrow keys (or j and k) move between them, Enter opens one, s stars it. */
export function RecordingTable(props: {
  client: ApiClient;
  recordings: readonly RecordingSummary[];
  more: boolean;
  loadingMore: boolean;
  onLoadMore: () => void;
  /** Null where we may not. */
  onStar: ((recording: RecordingSummary) => void) | null;
}) {
  const { recordings, more, loadingMore, onLoadMore } = props;
  const now = useNow(1_000);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: recordings.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => recordings[index]?.recordingId ?? index,
    overscan: 12,
  });
  const preview = usePreview();
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !loadingMore && last >= recordings.length - AHEAD) onLoadMore();
  }, [more, loadingMore, last, recordings.length, onLoadMore]);

  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const focused = (document.activeElement?.closest("[data-index]") as HTMLElement | null)?.dataset.index;
    const at = focused === undefined ? -1 : Number(focused);
    const recording = recordings[at];
    if (event.key === "s" && recording) return props.onStar?.(recording);
    const step = STEPS[event.key];
    if (step === undefined) return;
    const to = Math.max(0, Math.min(recordings.length - 1, at + step));
    event.preventDefault();
    rows.scrollToIndex(to);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLAnchorElement>(`[data-index="${to}"] a.row-link`)?.focus();
    });
  };

  return (
    <div className="table">
      <div className="columns" aria-hidden="true">
        <span />
        <span>Who</span>
        <span>Page</span>
        <span>Activity</span>
        <span className="end">Length</span>
        <span>Seen</span>
        <span>With</span>
        <span className="end">Started</span>
      </div>
      <div className="table-scroll" ref={scroller} onScroll={preview.leave}>
        <ol
          className="rows"
          aria-label="Recordings"
          onKeyDown={onKeyDown}
          style={{ height: rows.getTotalSize() }}
          data-testid="recordings"
          data-loaded={recordings.length}
        >
          {shown.map((item) => {
            const recording = recordings[item.index];
            return recording ? (
              <li
                key={item.key}
                data-index={item.index}
                aria-setsize={more ? -1 : recordings.length}
                aria-posinset={item.index + 1}
                style={{ height: ROW_PX, transform: `translateY(${item.start}px)` }}
              >
                <RecordingRow
                  recording={recording}
                  now={now}
                  onStar={props.onStar}
                  onEnter={preview.enter}
                  onLeave={preview.leave}
                />
              </li>
            ) : null;
          })}
        </ol>
        {loadingMore ? (
          <p className="hint table-more" role="status">
            Loading…
          </p>
        ) : null}
      </div>
      {preview.previewed ? <PreviewCard client={props.client} previewed={preview.previewed} /> : null}
    </div>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 10,
  PageUp: -10,
};

function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
