import { type Chunk, readChunk } from "../api/chunks.ts";
import type { ApiClient } from "../api/client.ts";
import type { TimedEvent } from "../api/types.ts";
import { fromSnapshot, startingPiece } from "./pieces.ts";
import { CUSTOM, hasTime } from "./playable.ts";

/** A piece's events, by time. One that is lost is a gap. Rejects with an ApiProblem. */
export async function readPiece(
  client: ApiClient,
  recordingId: string,
  chunk: Chunk,
  signal: AbortSignal,
): Promise<readonly TimedEvent[]> {
  const events = await readChunk(client, recordingId, chunk, signal);
  if (events !== null) return events.filter(hasTime).sort((a, b) => a.timestamp - b.timestamp);
  const payload = { from: chunk.firstTimestamp, to: chunk.lastTimestamp, reason: "missing_object" };
  return [{ type: CUSTOM, timestamp: chunk.firstTimestamp, data: { tag: "playhead:gap", payload } }];
}

/** What was read around a moment: pieces `first` up to but without `next`. */
export interface Stretch {
  readonly first: number;
  readonly next: number;
  /** From the snapshot before the moment on; everything that was read where no snapshot is. By time. */
  readonly events: readonly TimedEvent[];
  /** How many events were read. */
  readonly received: number;
}

/**
 * Reads no more than it takes to begin to show a moment: the piece with the snapshot before it, and what belongs to that.
 *
 * @param time epoch ms by the visitor's clock
 * @param read gives a piece's events, by time
 */
export async function readStretch(
  chunks: readonly Chunk[],
  time: number,
  read: (index: number) => Promise<readonly TimedEvent[]>,
): Promise<Stretch> {
  let first = startingPiece(chunks, time);
  const next = first + 1;
  let events = await read(first);
  let shown = fromSnapshot(events, time);
  const back = async (to: number) => {
    while (first > to) events = [...(await read(--first)), ...events];
    shown = fromSnapshot(events, time);
  };
  // the snapshot in this piece is later than the moment
  while (shown === null && first > 0) await back(startingPiece(chunks.slice(0, first), time));
  // its Meta stands at the end of the piece before
  if (shown !== null && !shown.complete && first > 0) await back(first - 1);
  return { first, next, events: shown?.events ?? events, received: events.length };
}
