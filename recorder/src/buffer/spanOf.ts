import type { BufferedEvent } from "./BufferedEvent";

/** The first and the last time of events, epoch ms; `otherwise` where there is none. */
export function spanOf(events: readonly BufferedEvent[], otherwise = 0): { from: number; to: number } {
  // At most as many as one chunk holds: few enough for arguments.
  const times = events.map((event) => event.timestamp);
  return times.length ? { from: Math.min(...times), to: Math.max(...times) } : { from: otherwise, to: otherwise };
}
