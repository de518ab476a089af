import type { BufferedEvent } from "./BufferedEvent";

/** Characters of JSON. */
export function sizeOf(events: readonly BufferedEvent[]): number {
  return events.reduce((sum, event) => sum + event.json.length, 0);
}
