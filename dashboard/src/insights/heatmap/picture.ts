import type { Example } from "../../api/analytics.ts";
import { listChunks } from "../../api/chunks.ts";
import type { ApiClient } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import type { TimedEvent } from "../../api/types.ts";
import { FULL_SNAPSHOT, META } from "../../player/playable.ts";
import { readPiece, readStretch } from "../../player/stretch.ts";

/** A page as somebody saw it. */
export interface Picture {
  readonly recordingId: string;
  readonly events: readonly TimedEvent[];
  /** Which moment, ms since the first of the events. */
  readonly atMs: number;
  /** Of the viewport, CSS px. */
  readonly width: number;
  readonly height: number;
}

/** How many recordings are tried: one may be gone, or too short. */
const TRIES = 3;
/** A click may lead away at once: the page is shown as it was just before. */
const BEFORE_MS = 40;
const INCREMENTAL = 3;
const RESIZED = 4;

/** The newest examples first, each recording once. Ids begin with their time, but for those that clients chose. */
export function newestOf(examples: readonly Example[]): readonly Example[] {
  const once = new Map(examples.map((example) => [example.recordingId, example]));
  return [...once.values()].sort((a, b) => (a.recordingId < b.recordingId ? 1 : -1)).slice(0, TRIES);
}

/** The page as the newest example that can be replayed shows it; null where none can. Rejects with an ApiProblem. */
export async function pictureOf(
  client: ApiClient,
  examples: readonly Example[],
  signal: AbortSignal,
): Promise<Picture | null> {
  for (const { recordingId, atMs } of newestOf(examples)) {
    try {
      const shown = await shownAt(client, recordingId, Math.max(0, atMs - BEFORE_MS), signal);
      if (shown !== null) return { recordingId, ...shown };
    } catch (cause) {
      // erased or expired meanwhile: another one shows the page as well
      if (!(cause instanceof ApiProblem) || (cause.status !== 404 && cause.status !== 410)) throw cause;
    }
  }
  return null;
}

/** The page at a moment of a recording, of which only the pieces from the snapshot before it on are read; null: it shows none. */
async function shownAt(
  client: ApiClient,
  recordingId: string,
  atMs: number,
  signal: AbortSignal,
): Promise<Omit<Picture, "recordingId"> | null> {
  const stored = await listChunks(client, recordingId, signal);
  const chunks = stored.filter(({ firstTimestamp }) => firstTimestamp > 0);
  if (chunks.length === 0) return null;
  const time = Math.min(...chunks.map(({ firstTimestamp }) => firstTimestamp)) + atMs;
  const read = async (index: number) => {
    const chunk = chunks[index];
    return chunk === undefined ? [] : readPiece(client, recordingId, chunk, signal);
  };
  const stretch = await readStretch(chunks, time, read);
  let { events } = stretch;
  for (let next = stretch.next; (chunks[next]?.firstTimestamp ?? Number.POSITIVE_INFINITY) <= time; next++) {
    events = [...events, ...(await read(next))];
  }
  // a moment before the page stood: as it first did
  const stood = events.find(({ type }) => type === FULL_SNAPSHOT)?.timestamp ?? Number.POSITIVE_INFINITY;
  const until = Math.max(time, stood);
  events = events.filter(({ timestamp }) => timestamp <= until).sort((a, b) => a.timestamp - b.timestamp);
  const from = events[0]?.timestamp ?? until;
  const size = viewportAt(events, until - from);
  return events.length < 2 || stood === Number.POSITIVE_INFINITY || size === null
    ? null
    : { events, atMs: until - from, ...size };
}

/** How large the viewport was at a moment. */
export function viewportAt(events: readonly TimedEvent[], atMs: number): { width: number; height: number } | null {
  const until = (events[0]?.timestamp ?? 0) + atMs;
  const said = (event: TimedEvent) => {
    const data = event.data as { source?: unknown; width?: unknown; height?: unknown } | null | undefined;
    const sized = event.type === META || (event.type === INCREMENTAL && data?.source === RESIZED);
    return sized && Number(data?.width) > 0 && Number(data?.height) > 0
      ? { width: Number(data?.width), height: Number(data?.height) }
      : null;
  };
  const before = events.findLast((event) => event.timestamp <= until && said(event) !== null);
  const found = before ?? events.find((event) => said(event) !== null);
  return found === undefined ? null : said(found);
}
