import type { RecordedEvent } from "../types";
import { type BufferedEvent, INCREMENTAL } from "./BufferedEvent";

/** Serialises an event. */
export function toBuffered(event: RecordedEvent): BufferedEvent {
  const source = event.type === INCREMENTAL ? Number((event.data as { source?: unknown } | null)?.source ?? -1) : -1;
  return { json: JSON.stringify(event), type: event.type, source, timestamp: event.timestamp };
}
