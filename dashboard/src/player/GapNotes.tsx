import { clock } from "../ui/format.ts";
import type { Gap } from "./playable.ts";

/** Says plainly where something is missing. */
export function GapNotes(props: { gaps: readonly Gap[]; startTime: number; onSeek: (to: number) => void }) {
  if (props.gaps.length === 0) return null;
  return (
    <ul className="gaps" aria-label="Missing parts">
      {props.gaps.map((gap) => (
        <li key={`${gap.from}-${gap.to}-${gap.reason}`}>
          <button type="button" className="quiet" onClick={() => props.onSeek(gap.from - props.startTime)}>
            {clock(gap.from - props.startTime)}
          </button>
          {missing(gap)}
          {gap.reason === "" ? "." : `: ${gap.reason.replaceAll(/[_-]/g, " ")}.`}
        </li>
      ))}
    </ul>
  );
}

function missing(gap: Gap): string {
  const ms = gap.to - gap.from;
  if (ms <= 0) return "Something is missing here";
  return ms < 1_000 ? "Less than a second is missing here" : `About ${clock(ms)} is missing here`;
}
