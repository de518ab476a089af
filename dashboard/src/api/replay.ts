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

/** Reads a recording to its end. */
export async function readRecording(
  client: ApiClient,
  recordingId: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<RecordedEvents> {
  const events: RecordedEvent[] = [];
  const take = (batch: readonly RecordedEvent[], expected: number | null) => {
    for (const event of batch) events.push(event);
    progress(events.length, expected);
  };
  const { expected, cutShort } = await streamRecording(client, recordingId, take, signal);
  return { events, expected, cutShort };
}

/**
 * Hands a recording's events over as they arrive, in log order. Resolves at its end, also at one that came too early. Rejects with
 * an ApiProblem where nothing came.
 */
export async function streamRecording(
  client: ApiClient,
  recordingId: string,
  take: (events: readonly RecordedEvent[], expected: number | null) => void,
  signal: AbortSignal,
): Promise<{ readonly expected: number | null; readonly cutShort: boolean }> {
  const path = `/api/v1/replay/${encodeURIComponent(recordingId)}/events`;
  const response = await client.open(path, { Accept: "application/x-ndjson" }, signal);
  const expected = announced(response.headers.get("X-Event-Count"));
  const parser = new NdjsonParser();
  let received = 0;
  let broken = false;
  const reader = response.body?.getReader();
  if (reader) {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        const batch = (done ? parser.end() : parser.push(value)).filter(isEvent);
        received += batch.length;
        take(batch, expected);
        if (done) break;
      }
    } catch (cause) {
      if (signal.aborted) throw cause;
      if (received === 0) throw new ApiProblem(0, "The connection broke before the first event arrived.");
      broken = true;
    }
  }
  const missing = expected !== null && received < expected;
  return { expected, cutShort: broken || missing || parser.malformedLines > 0 };
}

export function isEvent(value: unknown): value is RecordedEvent {
  return typeof value === "object" && value !== null && typeof (value as RecordedEvent).type === "number";
}

function announced(header: string | null): number | null {
  return header !== null && /^\d+$/.test(header) ? Number(header) : null;
}
