import type { ApiClient, RecordingQuery } from "./client.ts";
import { parametersOf } from "./client.ts";
import { pause, retryDelay } from "./live.ts";
import { SseParser } from "./sse.ts";
import type { RecordingSummary } from "./types.ts";

/** What happens to the recordings of a list. A recording is told of as far as it is known before it is stored. */
export type ListEvent =
  | { readonly kind: "start" | "change" | "end"; readonly recording: RecordingSummary }
  | { readonly kind: "erased"; readonly recordingId: string };

export interface ListListener {
  onEvent(event: ListEvent): void;
  /** From now on everything is told; what happened before has to be listed. */
  onOpen(): void;
  /** Nothing is told until it opens again. */
  onBroken(): void;
}

/** Follows the recordings that fit, until `signal` aborts; a broken connection is tried again, ever more rarely. */
export async function followRecordings(
  client: ApiClient,
  query: RecordingQuery,
  listener: ListListener,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const path = `/api/v1/recordings/live?${parametersOf(query)}`;
      const response = await client.open(path, { Accept: "text/event-stream" }, signal);
      listener.onOpen();
      const parser = new SseParser();
      const reader = response.body?.getReader();
      for (;;) {
        const piece = await reader?.read();
        if (!piece || piece.done) break;
        failures = 0;
        for (const { event, data } of parser.push(piece.value)) {
          const told = listEventOf(event, data);
          if (told !== null) listener.onEvent(told);
        }
      }
    } catch {
      // refused, broken or overloaded: the list is asked for meanwhile, and says why where that fails, too
    }
    if (signal.aborted) return;
    listener.onBroken();
    await pause(retryDelay(failures++, Math.random()), signal);
  }
}

function listEventOf(event: string, data: string): ListEvent | null {
  switch (event) {
    case "start":
    case "change":
    case "end":
      return { kind: event, recording: JSON.parse(data) as RecordingSummary };
    case "erased":
      return { kind: event, recordingId: (JSON.parse(data) as { recordingId: string }).recordingId };
    default:
      return null;
  }
}
