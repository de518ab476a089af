import type { BufferedEvent } from "../buffer/BufferedEvent";
import type { Packed } from "./pack";

/** A cut chunk. It is frozen: once `body` is set every try sends the same bytes under the same seq. */
export interface Chunk {
  seq: number;
  readonly events: readonly BufferedEvent[];
  readonly firstTimestamp: number;
  readonly lastTimestamp: number;
  /** Gzipped JSON lines; null until compressed. */
  body: Packed | null;
}
