import type { ApiClient } from "./client.ts";
import { NdjsonParser } from "./ndjson.ts";
import { ApiProblem } from "./problem.ts";
import { isEvent } from "./replay.ts";
import type { RecordedEvent } from "./types.ts";

/** A stored piece of a recording; its id names the same events for as long as the recording is there. */
export interface Chunk {
  readonly n: string;
  /** Epoch ms by the visitor's clock; 0: none of its events has a time. */
  readonly firstTimestamp: number;
  readonly lastTimestamp: number;
  readonly eventCount: number;
  /** As NDJSON. */
  readonly rawBytes: number;
  /** Whether playing can start in it. */
  readonly keyframe: boolean;
}

/** All stored pieces, in log order. Rejects with an ApiProblem. */
export async function listChunks(
  client: ApiClient,
  recordingId: string,
  signal?: AbortSignal,
): Promise<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  let cursor: string | undefined;
  do {
    const page: { chunks: readonly Chunk[]; nextCursor: string | null } = await client.get(
      path(recordingId),
      { cursor },
      signal,
    );
    chunks.push(...page.chunks);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return chunks;
}

/**
 * A piece's events, in log order; null where it is lost for good. Rejects with an ApiProblem otherwise, also where fewer came than
 * it holds.
 */
export async function readChunk(
  client: ApiClient,
  recordingId: string,
  chunk: Chunk,
  signal: AbortSignal,
): Promise<readonly RecordedEvent[] | null> {
  try {
    const response = await client.open(
      `${path(recordingId)}/${encodeURIComponent(chunk.n)}`,
      { Accept: "application/x-ndjson" },
      signal,
    );
    const parser = new NdjsonParser();
    const events = [...parser.push(new Uint8Array(await response.arrayBuffer())), ...parser.end()].filter(isEvent);
    if (events.length < chunk.eventCount) throw new ApiProblem(0, "The connection broke in the middle of a piece.");
    return events;
  } catch (cause) {
    if (cause instanceof ApiProblem && cause.status === 500 && cause.reason !== null) return null;
    throw cause;
  }
}

function path(recordingId: string): string {
  return `/api/v1/replay/${encodeURIComponent(recordingId)}/chunks`;
}
