import type { BufferedEvent } from "../buffer/BufferedEvent";
import type { EventBuffer } from "../buffer/EventBuffer";
import { sizeOf } from "../buffer/sizeOf";
import { spanOf } from "../buffer/spanOf";
import { toGap } from "../buffer/toGap";
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
import { type Packed, packSync } from "./pack";
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
  const send = (chunk: Chunk, body: Packed, last: boolean): boolean => {
    const text = toEnvelope(session, chunk, body, last);
    const { size } = new Blob([text]);
    if (size > budget || !sendLeaving(url, text)) return false;
    budget -= size;
    return true;
  };

  let pendingSent = false;
  if (pending) {
    if (sizeOf(pending.events) <= budget * HOPELESS_RATIO) pending.body ??= packSync(toLines(pending.events));
    pendingSent = pending.body !== null && send(pending, pending.body, finalize && buffer.length === 0);
    if (pendingSent && buffer.length === 0) return { pendingSent };
  }
  if (buffer.length === 0 && !finalize) return { pendingSent };

  const tail = buffer.cut(MAX_BUFFERED_EVENTS, Number.POSITIVE_INFINITY);
  const room = Math.floor(((budget - ENVELOPE_BYTES) * 3) / 4);
  let body = packSync(toLines([]));
  let tries = 0;
  const fits = (events: readonly BufferedEvent[]): boolean => {
    if (++tries > MAX_UNLOAD_COMPRESSIONS) return false;
    const candidate = packSync(toLines(events));
    if (candidate.bytes.length > room) return false;
    body = candidate;
    return true;
  };
  const { kept, dropped } = fitTail(tail, room, fits);
  if (dropped.length > 0) {
    kept.push(toGap({ ...spanOf(dropped), reason: "unload" }));
    // Its few bytes come out of the envelope's allowance.
    body = packSync(toLines(kept));
  }
  const chunk = cutChunk(takeSeq(), kept, Date.now());
  if (!send(chunk, body, finalize)) buffer.noteLoss(chunk.firstTimestamp, chunk.lastTimestamp, "unload");
  return { pendingSent };
}
