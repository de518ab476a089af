import { MAX_RETRY_AFTER_MS, MIN_FLUSH_INTERVAL_MS } from "../constants";
import type { Answer } from "./Answer";

/** Reads status and headers; `now` (epoch ms) serves `Retry-After` dates. */
export function classifyAnswer(response: Response, now: number): Answer {
  if (response.ok) {
    const asked = Number(response.headers.get("Playhead-Flush-Interval"));
    return { kind: "ok", flushIntervalMs: asked > 0 ? Math.max(asked, MIN_FLUSH_INTERVAL_MS) : null, response };
  }
  if (response.status === 401) return { kind: "unauthorized" };
  if (response.status === 409) return { kind: "stopped" };
  if (response.status === 429 || response.status >= 500) {
    return { kind: "retry", afterMs: retryAfterMs(response.headers.get("Retry-After"), now) };
  }
  return { kind: "rejected", status: response.status };
}

function retryAfterMs(header: string | null, now: number): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}
