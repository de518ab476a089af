import { type BufferedEvent, CUSTOM } from "./BufferedEvent";
import type { Loss } from "./EventBuffer";
import { toBuffered } from "./toBuffered";

/** The event that says what is missing. */
export function toGap({ from, to, reason }: Loss): BufferedEvent {
  return toBuffered({
    type: CUSTOM,
    timestamp: from,
    data: { tag: "playhead:gap", payload: { from, to, reason } },
  });
}
