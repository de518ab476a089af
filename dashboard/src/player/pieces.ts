import type { Chunk } from "../api/chunks.ts";
import type { TimedEvent } from "../api/types.ts";
import { FULL_SNAPSHOT, META } from "./playable.ts";

/** The last piece in which playing can start for a moment (epoch ms): one with a snapshot that isn't later. 0 where none has one. */
export function startingPiece(chunks: readonly Chunk[], time: number): number {
  return Math.max(
    0,
    chunks.findLastIndex((chunk) => chunk.keyframe && chunk.firstTimestamp <= time),
  );
}

/**
 * The events from the last snapshot at or before a moment on, with the Meta that belongs to it; null where there is no such snapshot.
 * `complete` tells whether its Meta is among them: a piece may begin between the two.
 *
 * @param events by time
 */
export function fromSnapshot(
  events: readonly TimedEvent[],
  time: number,
): { readonly events: readonly TimedEvent[]; readonly complete: boolean } | null {
  const snapshot = events.findLastIndex((event) => event.type === FULL_SNAPSHOT && event.timestamp <= time);
  if (snapshot < 0) return null;
  const meta = events.slice(0, snapshot).findLastIndex((event) => event.type === META);
  return { events: events.slice(meta < 0 ? snapshot : meta), complete: meta >= 0 };
}
