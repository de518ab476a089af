import { type BufferedEvent, FULL_SNAPSHOT, INCREMENTAL, META } from "./BufferedEvent";
import { sizeOf } from "./sizeOf";

export interface Dropped {
  kept: BufferedEvent[];
  dropped: BufferedEvent[];
}

/**
 * Drops the oldest events until `maxEvents` and `maxBytes` hold: increments first, then the rest, never the last full
 * snapshot and its Meta, without which nothing after them can be played.
 */
export function dropOldest(events: readonly BufferedEvent[], maxEvents: number, maxBytes: number): Dropped {
  const doomed = new Set<number>();
  let count = events.length;
  let bytes = sizeOf(events);
  const snapshot = events.map((event) => event.type).lastIndexOf(FULL_SNAPSHOT);
  const meta = snapshot > 0 && events[snapshot - 1]?.type === META ? snapshot - 1 : -1;
  for (const incrementsOnly of [true, false]) {
    for (let i = 0; i < events.length && (count > maxEvents || bytes > maxBytes); i++) {
      const event = events[i];
      if (!event || i === snapshot || i === meta || doomed.has(i)) continue;
      if (incrementsOnly && event.type !== INCREMENTAL) continue;
      doomed.add(i);
      count--;
      bytes -= event.json.length;
    }
  }
  return { kept: events.filter((_, i) => !doomed.has(i)), dropped: events.filter((_, i) => doomed.has(i)) };
}
