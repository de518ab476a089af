import type { Answer } from "./Answer";
import type { Chunk } from "./Chunk";
import { request } from "./request";
import type { Session } from "./Session";

/**
 * Sends a chunk in its binary form, a third smaller than base64. Each has an address of its own, so to another origin the
 * browser would ask first for every one of them: there the form is one that needs no asking, its token in the query.
 */
export function sendChunk(url: string, session: Session, chunk: Chunk, body: Uint8Array<ArrayBuffer>): Promise<Answer> {
  const elsewhere = new URL(url).origin !== location.origin;
  const query = new URLSearchParams({
    type: "recording_chunk",
    websiteId: session.websiteId,
    recordingUid: session.recordingUid,
    windowId: session.windowId,
    seq: String(chunk.seq),
    eventCount: String(chunk.events.length),
    firstTimestamp: String(chunk.firstTimestamp),
    lastTimestamp: String(chunk.lastTimestamp),
    sentAt: String(Date.now()),
    ...(elsewhere && { encoding: "gzip", token: session.token }),
  });
  return request(`${url}?${query}`, {
    body,
    headers: elsewhere
      ? { "Content-Type": "text/plain" }
      : {
          "Content-Type": "application/x-ndjson",
          "Content-Encoding": "gzip",
          Authorization: `Bearer ${session.token}`,
        },
  });
}
