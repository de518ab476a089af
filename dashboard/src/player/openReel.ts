import type { ApiClient } from "../api/client.ts";
import type { RecordingDetail } from "../api/types.ts";
import { PieceReel } from "./pieceReel.ts";
import type { Reel } from "./reel.ts";
import { StreamReel } from "./streamReel.ts";

/** From this size on, in bytes of NDJSON, a recording is loaded in pieces; a smaller one fits into memory whole. */
const PIECES_FROM_BYTES = 24_000_000;
/** What came last is stored by then, in ms after the end: only the stream has what isn't. */
const STORED_AFTER_MS = 120_000;

export function openReel(
  client: ApiClient,
  recordingId: string,
  detail: RecordingDetail | null,
  startAt: number,
  now: number,
): Reel {
  const length = detail?.durationMs ?? 0;
  const long = (detail?.rawBytes ?? 0) >= PIECES_FROM_BYTES;
  const stored = typeof detail?.endedAt === "number" && now - detail.endedAt > STORED_AFTER_MS;
  return long && stored
    ? new PieceReel(client, recordingId, length, startAt)
    : new StreamReel(client, recordingId, length);
}
