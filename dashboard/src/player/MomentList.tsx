import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState } from "react";
import { clock } from "../ui/format.ts";
import { currentAt, type Moment, type MomentKind } from "./moments.ts";

const ROW_PX = 44;

const SIGNS: Readonly<Record<MomentKind, string>> = {
  page: "Page",
  click: "Click",
  rage: "Rage",
  dead: "Dead",
  back: "Back",
  error: "Error",
  console: "Log",
  network: "Request",
  track: "Event",
  identify: "User",
  vital: "Vital",
  note: "Note",
};

/** Moments by time; the one that plays is marked and kept in sight, a click jumps to one. */
export function MomentList(props: {
  moments: readonly Moment[];
  empty: string | undefined;
  at: number;
  playing: boolean;
  onSeek: (to: number) => void;
}) {
  const { moments, at, playing } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState(false);
  const rows = useVirtualizer({
    count: moments.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const current = currentAt(moments, at);
  useEffect(() => {
    if (playing && !hovered && current >= 0) rows.scrollToIndex(current, { align: "center" });
  }, [playing, hovered, current, rows]);

  if (moments.length === 0) return <p className="hint panel-empty">{props.empty}</p>;
  return (
    <div
      className="moments-scroll"
      ref={scroller}
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
    >
      <ol className="moments" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const moment = moments[item.index];
          return moment ? (
            <li key={moment.key} style={{ height: ROW_PX, transform: `translateY(${item.start}px)` }}>
              <button
                type="button"
                className={momentClass(moment, item.index === current)}
                aria-current={item.index === current}
                data-testid="moment"
                onClick={() => props.onSeek(moment.atMs)}
              >
                <span className="moment-at">{clock(moment.atMs)}</span>
                <span className={`moment-sign sign-${moment.kind}`}>{SIGNS[moment.kind]}</span>
                <span className="moment-text" title={`${moment.title}\n${moment.detail}`}>
                  <span>{moment.title}</span>
                  {moment.detail ? <small>{moment.detail}</small> : null}
                </span>
              </button>
            </li>
          ) : null;
        })}
      </ol>
    </div>
  );
}

function momentClass(moment: Moment, current: boolean): string {
  return ["moment", moment.bad ? "moment-bad" : "", current ? "moment-current" : ""].filter(Boolean).join(" ");
}
