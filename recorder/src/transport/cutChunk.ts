import type { BufferedEvent } from "../buffer/BufferedEvent";
import { spanOf } from "../buffer/spanOf";
import type { Chunk } from "./Chunk";

/** Makes a chunk of events. An empty one is as good: it carries `finalize`. */
export function cutChunk(seq: number, events: readonly BufferedEvent[], now: number): Chunk {
  const { from, to } = spanOf(events, now);
  return { seq, events, firstTimestamp: from, lastTimestamp: to, body: null };
}
