import type { Example } from "../api/analytics.ts";
import { recordingHref } from "../app/route.ts";
import { clock, counted } from "../ui/format.ts";

/** A moment is watched from a little before it. */
const LEAD_MS = 1_500;

/** Moments to watch of what was counted. */
export function Watch(props: { examples: readonly Example[]; recordings: number }) {
  return props.examples.map(({ recordingId, atMs }) => (
    <a
      key={`${recordingId}-${atMs}`}
      href={recordingHref(recordingId, Math.max(0, atMs - LEAD_MS))}
      aria-label={`Watch at ${clock(atMs)}, one of ${counted(props.recordings, "recording")}`}
    >
      ▶ {clock(atMs)}
    </a>
  ));
}
