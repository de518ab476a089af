import type { BufferedEvent } from "../buffer/BufferedEvent";
import type { Chunk } from "./Chunk";

/** Makes a chunk of events. An empty one is as good: it carries `finalize`. */
export function cutChunk(seq: number, events: readonly BufferedEvent[], now: number): Chunk {
  const times = events.map((event) => event.timestamp);
  const first = times.reduce((a, b) => Math.min(a, b), times[0] ?? now);
  const last = times.reduce((a, b) => Math.max(a, b), times[0] ?? now);
  return { seq, events, firstTimestamp: first, lastTimestamp: last, body: null };
}
