import type { Chunk } from "./Chunk";
import type { Session } from "./Session";

/** What both forms of a chunk say of it. */
export function chunkFields({ websiteId, recordingUid, windowId }: Session, chunk: Chunk) {
  return {
    type: "recording_chunk",
    websiteId,
    recordingUid,
    windowId,
    seq: chunk.seq,
    eventCount: chunk.events.length,
    firstTimestamp: chunk.firstTimestamp,
    lastTimestamp: chunk.lastTimestamp,
    sentAt: Date.now(),
  };
}
