import type { Chunk } from "./Chunk";
import type { Session } from "./Session";
import { toBase64 } from "./toBase64";

/** A chunk as a JSON message, token included: the form that needs no header and so no preflight. */
export function toEnvelope(session: Session, chunk: Chunk, body: Uint8Array, finalize: boolean): string {
  return JSON.stringify({
    type: "recording_chunk",
    websiteId: session.websiteId,
    recordingUid: session.recordingUid,
    token: session.token,
    windowId: session.windowId,
    seq: chunk.seq,
    encoding: "gzip",
    data: toBase64(body),
    eventCount: chunk.events.length,
    firstTimestamp: chunk.firstTimestamp,
    lastTimestamp: chunk.lastTimestamp,
    sentAt: Date.now(),
    finalize,
  });
}
