import type { ApiClient } from "./client.ts";
import { NdjsonParser } from "./ndjson.ts";
import { ApiProblem } from "./problem.ts";
import type { RecordedEvent } from "./types.ts";

/** A recording as it was read. */
export interface RecordedEvents {
  /** In log order, unsorted. */
  readonly events: readonly RecordedEvent[];
  /** How many events the server announced, or null where it did not say. */
  readonly expected: number | null;
  /** Whether fewer came than were announced, or the stream ended inside an event: a browser reports neither by itself. */
  readonly cutShort: boolean;
}

/** Called as events arrive, for a progress display. */
export type Progress = (received: number, expected: number | null) => void;

export async function readRecording(
  client: ApiClient,
  recordingId: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<RecordedEvents> {
  const path = `/api/v1/replay/${encodeURIComponent(recordingId)}/events`;
  const response = await client.open(path, { Accept: "application/x-ndjson" }, signal);
  const expected = announced(response.headers.get("X-Event-Count"));
  const events: RecordedEvent[] = [];
  const parser = new NdjsonParser();
  let broken = false;
  const reader = response.body?.getReader();
  if (reader) {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        for (const line of done ? parser.end() : parser.push(value)) {
          if (isEvent(line)) events.push(line);
        }
        progress(events.length, expected);
        if (done) break;
      }
    } catch (cause) {
      if (signal.aborted) throw cause;
      if (events.length === 0) throw new ApiProblem(0, "The connection broke before the first event arrived.");
      broken = true;
    }
  }
  const missing = expected !== null && events.length < expected;
  return { events, expected, cutShort: broken || missing || parser.malformedLines > 0 };
}

export function isEvent(value: unknown): value is RecordedEvent {
  return typeof value === "object" && value !== null && typeof (value as RecordedEvent).type === "number";
}

function announced(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}
