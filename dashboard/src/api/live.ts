import type { ApiClient } from "./client.ts";
import { ApiProblem } from "./problem.ts";
import { isEvent } from "./replay.ts";
import { SseParser } from "./sse.ts";
import type { RecordedEvent, RecordingState } from "./types.ts";

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

export type Connection = "connecting" | "open" | "waiting";

export interface LiveListener {
  /** @param age ms since the server's log had them; null where they were there before */
  onEvents(events: readonly RecordedEvent[], age: number | null): void;
  onState(state: RecordingState): void;
  onConnection(connection: Connection): void;
}

/**
 * Follows a recording until it ends or `signal` aborts. A broken connection resumes behind the last event received.
 * Rejects with an {@link ApiProblem} when asking again can't help (key refused, recording unknown or gone).
 */
export async function followLive(
  client: ApiClient,
  recordingId: string,
  listener: LiveListener,
  signal: AbortSignal,
): Promise<void> {
  const path = `/api/v1/replay/${encodeURIComponent(recordingId)}/live`;
  let lastEventId = "";
  let state: RecordingState = "live";
  let failures = 0;
  while (!signal.aborted) {
    listener.onConnection("connecting");
    try {
      const headers: Record<string, string> = { Accept: "text/event-stream" };
      if (lastEventId !== "") headers["Last-Event-ID"] = lastEventId;
      const response = await client.open(path, headers, signal);
      listener.onConnection("open");
      const parser = new SseParser(lastEventId);
      const reader = response.body?.getReader();
      for (;;) {
        const piece = await reader?.read();
        if (!piece || piece.done) break;
        for (const event of parser.push(piece.value)) {
          failures = 0;
          lastEventId = event.lastEventId;
          if (event.event === "events") listener.onEvents(eventsOf(event.data), event.age ?? null);
          else if (event.event === "status") {
            state = stateOf(event.data) ?? state;
            listener.onState(state);
          }
        }
      }
      if (state !== "live") return;
    } catch (cause) {
      if (signal.aborted) return;
      if (cause instanceof ApiProblem && isFinal(cause.status)) throw cause;
    }
    listener.onConnection("waiting");
    await pause(retryDelay(failures++, Math.random()), signal);
  }
}

/** Doubles from half a second to ten; a quarter of it is chance, so that many viewers don't come back at once. */
export function retryDelay(failures: number, chance: number): number {
  const full = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
  return Math.round(full * (0.75 + chance / 4));
}

function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function eventsOf(data: string): RecordedEvent[] {
  const parsed: unknown = JSON.parse(data);
  return Array.isArray(parsed) ? parsed.filter(isEvent) : [];
}

function stateOf(data: string): RecordingState | null {
  const parsed = JSON.parse(data) as { state?: RecordingState } | null;
  return parsed?.state ?? null;
}

/** Resolves after a time, or as soon as `signal` aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
