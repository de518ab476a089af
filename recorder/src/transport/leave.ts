import { type BufferedEvent, CUSTOM } from "../buffer/BufferedEvent";
import type { EventBuffer } from "../buffer/EventBuffer";
import { toBuffered } from "../buffer/toBuffered";
import {
  ENVELOPE_BYTES,
  HOPELESS_RATIO,
  MAX_BUFFERED_EVENTS,
  MAX_UNLOAD_COMPRESSIONS,
  UNLOAD_BUDGET_BYTES,
} from "../constants";
import type { Chunk } from "./Chunk";
import { cutChunk } from "./cutChunk";
import { fitTail } from "./fitTail";
import { gzipSync } from "./gzipSync";
import type { Session } from "./Session";
import { sendLeaving } from "./sendLeaving";
import { toEnvelope } from "./toEnvelope";
import { toLines } from "./toLines";

/**
 * Sends the chunk in flight again, whole or not at all, and then the buffered tail, cut down to what is left of the
 * browser's share. An empty tail is sent too when it has to say that the recording ends here.
 */
export function leave(
  url: string,
  session: Session,
  pending: Chunk | null,
  buffer: EventBuffer,
  finalize: boolean,
  takeSeq: () => number,
): { pendingSent: boolean } {
  let budget = UNLOAD_BUDGET_BYTES;
  const send = (chunk: Chunk, body: Uint8Array<ArrayBuffer>, last: boolean): boolean => {
    const text = toEnvelope(session, chunk, body, last);
    if (text.length > budget || !sendLeaving(url, text)) return false;
    budget -= text.length;
    return true;
  };

  let pendingSent = false;
  if (pending) {
    const raw = pending.events.reduce((sum, event) => sum + event.json.length, 0);
    if (raw <= budget * HOPELESS_RATIO) pending.body ??= gzipSync(toLines(pending.events));
    pendingSent = pending.body !== null && send(pending, pending.body, finalize && buffer.length === 0);
    if (pendingSent && buffer.length === 0) return { pendingSent };
  }
  if (buffer.length === 0 && !finalize) return { pendingSent };

  const tail = buffer.cut(MAX_BUFFERED_EVENTS, Number.POSITIVE_INFINITY);
  const room = Math.floor(((budget - ENVELOPE_BYTES) * 3) / 4);
  let body: Uint8Array<ArrayBuffer> = gzipSync(toLines([]));
  let tries = 0;
  const fits = (events: readonly BufferedEvent[]): boolean => {
    if (++tries > MAX_UNLOAD_COMPRESSIONS) return false;
    const candidate = gzipSync(toLines(events));
    if (candidate.length > room) return false;
    body = candidate;
    return true;
  };
  const { kept, dropped } = fitTail(tail, room, fits);
  if (dropped.length > 0) {
    kept.push(gapOf(dropped));
    // Its few bytes come out of the envelope's allowance.
    body = gzipSync(toLines(kept));
  }
  const chunk = cutChunk(takeSeq(), kept, Date.now());
  if (!send(chunk, body, finalize)) buffer.noteLoss(chunk.firstTimestamp, chunk.lastTimestamp, "unload");
  return { pendingSent };
}

function gapOf(dropped: readonly BufferedEvent[]): BufferedEvent {
  const times = dropped.map((event) => event.timestamp);
  const from = times.reduce((a, b) => Math.min(a, b));
  const to = times.reduce((a, b) => Math.max(a, b));
  return toBuffered({
    type: CUSTOM,
    timestamp: from,
    data: { tag: "playhead:gap", payload: { from, to, reason: "unload" } },
  });
}
