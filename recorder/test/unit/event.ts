import type { BufferedEvent } from "../../src/buffer/BufferedEvent";

/** An increment with this source and size. */
export function increment(timestamp: number, source = 0, size = 100): BufferedEvent {
  return { json: "x".repeat(size), type: 3, source, timestamp };
}

/** An event of another type. */
export function other(type: number, timestamp: number, size = 100): BufferedEvent {
  return { json: "x".repeat(size), type, source: -1, timestamp };
}
