import { clock } from "../ui/format.ts";
import type { Moment } from "./moments.ts";
import type { ReelState } from "./reel.ts";

/** What is marked, the least important first: later marks lie on top. */
const MARKED = ["page", "dead", "error", "rage", "note"] as const;

/** The recording's length with its activity, its gaps and what is loaded of it; a slider on top seeks. */
export function Timeline(props: {
  at: number;
  state: ReelState;
  activity: readonly number[];
  moments: readonly Moment[];
  onSeek: (to: number) => void;
}) {
  const { at } = props;
  const { length, startTime, gaps, loadedFrom, loadedTo, atEnd } = props.state;
  const place = (ms: number) => `${Math.min(100, Math.max(0, (ms / length) * 100))}%`;
  const most = Math.max(1, ...props.activity);
  const share = (time: number) => Math.min(100, Math.max(0, ((time - startTime) / length) * 100));
  return (
    <div className="timeline">
      <svg className="activity" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        {props.activity.map((count, bucket) => {
          const height = count === 0 ? 0 : 2 + 22 * Math.sqrt(count / most);
          // biome-ignore lint/suspicious/noArrayIndexKey: a bucket is its place
          return <rect key={bucket} x={bucket + 0.1} y={24 - height} width={0.8} height={height} />;
        })}
        {gaps.map((gap) => (
          <rect
            key={`${gap.from}-${gap.to}`}
            className="gap"
            x={share(gap.from)}
            y={0}
            width={Math.max(0.5, share(gap.to) - share(gap.from))}
            height={24}
          />
        ))}
      </svg>
      <div className="marks" aria-hidden="true">
        {MARKED.flatMap((kind) =>
          thinned(
            props.moments.filter((moment) => moment.kind === kind),
            length,
          ).map((moment) => (
            <i key={moment.key} className={`mark-at mark-${kind}`} style={{ left: place(moment.atMs) }} />
          )),
        )}
      </div>
      <div className="track" aria-hidden="true">
        {loadedFrom <= 0 && atEnd ? null : (
          <div
            className="track-loaded"
            data-testid="loaded"
            style={{ left: place(loadedFrom), right: `calc(100% - ${place(loadedTo)})` }}
          />
        )}
        <div className="track-done" style={{ width: place(at) }} />
      </div>
      <div className="needle" style={{ left: place(at) }} aria-hidden="true" />
      <input
        type="range"
        min={0}
        max={length}
        step={100}
        value={Math.min(at, length)}
        aria-label="Position in the recording"
        aria-valuetext={`${clock(at)} of ${clock(length)}`}
        onChange={(event) => props.onSeek(Number(event.target.value))}
      />
    </div>
  );
}

/** Moments of which no two would be drawn on the same spot. */
function thinned(moments: readonly Moment[], length: number): readonly Moment[] {
  const spots = new Set<number>();
  return moments.filter((moment) => {
    const spot = Math.round((moment.atMs / length) * 300);
    return !spots.has(spot) && spots.add(spot);
  });
}
