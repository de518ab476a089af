import type { Answer } from "./Answer";
import type { Chunk } from "./Chunk";
import { request } from "./request";
import type { Session } from "./Session";

/** Sends a chunk in its binary form, a third smaller than base64. */
export function sendChunk(url: string, session: Session, chunk: Chunk, body: Uint8Array<ArrayBuffer>): Promise<Answer> {
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
  });
  return request(`${url}?${query}`, {
    body,
    headers: {
      "Content-Type": "application/x-ndjson",
      "Content-Encoding": "gzip",
      Authorization: `Bearer ${session.token}`,
    },
  });
}
