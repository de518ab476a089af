import type { RecordedEvent, TimedEvent } from "../api/types.ts";

export const FULL_SNAPSHOT = 2;
const INCREMENTAL = 3;
export const META = 4;
export const CUSTOM = 5;
const MOUSE_MOVE = 1;

/** A stretch of the recording that never arrived. Times are epoch milliseconds. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** What can be shown of a recording. */
export type Playable =
  | { readonly kind: "playable"; readonly events: readonly TimedEvent[]; readonly gaps: readonly Gap[] }
  | { readonly kind: "too-short"; readonly cause: string };

/** Orders a recording for the player: stable by time, events without a time left out, gaps read from their markers. */
export function playableOf(events: readonly RecordedEvent[], live: boolean): Playable {
  const timed = events.filter(hasTime);
  const sorted = [...timed].sort((a, b) => a.timestamp - b.timestamp);
  const gaps = sorted.flatMap(gapOf);
  const played = sorted.filter((event) => gapOf(event).length === 0);
  if (played.length < 2) return { kind: "too-short", cause: causeOfShortness(events, played, gaps, live) };
  return { kind: "playable", events: sorted, gaps };
}

export function hasTime(event: RecordedEvent): event is TimedEvent {
  return typeof event.timestamp === "number" && Number.isFinite(event.timestamp) && event.timestamp > 0;
}

export function gapOf(event: TimedEvent): Gap[] {
  if (event.type !== CUSTOM) return [];
  const data = event.data as { tag?: unknown; payload?: { from?: unknown; to?: unknown; reason?: unknown } } | null;
  if (data?.tag !== "playhead:gap") return [];
  const from = typeof data.payload?.from === "number" ? data.payload.from : event.timestamp;
  const to = typeof data.payload?.to === "number" ? data.payload.to : event.timestamp;
  const reason = typeof data.payload?.reason === "string" ? data.payload.reason : "";
  return [{ from: Math.min(from, to), to: Math.max(from, to), reason }];
}

/** From where a viewer who joins now must start: the last full snapshot, with the Meta event that sizes its page. */
export function fromLastSnapshot(events: readonly TimedEvent[]): readonly TimedEvent[] | null {
  const snapshot = events.findLastIndex((event) => event.type === FULL_SNAPSHOT);
  if (snapshot < 0) return null;
  const meta = events.slice(0, snapshot).findLast((event) => event.type === META);
  const rest = events.slice(snapshot);
  return meta ? [meta, ...rest] : rest;
}

/** Many pages are empty when their recording begins, and fill within this time, in ms. */
const FILLED_AFTER_MS = 1_500;

/**
 * What shows a page as it was first seen, and the moment of it in ms; null until enough is there.
 *
 * @param events as far as they have come, in log order
 * @param ended whether no more will come
 */
export function firstPicture(
  events: readonly TimedEvent[],
  ended: boolean,
): { readonly events: readonly TimedEvent[]; readonly atMs: number } | null {
  const snapshot = events.find(({ type }) => type === FULL_SNAPSHOT);
  const meta = events.find(({ type }) => type === META);
  if (snapshot === undefined || meta === undefined) return null;
  const until = snapshot.timestamp + FILLED_AFTER_MS;
  if (!ended && !events.some(({ timestamp }) => timestamp > until)) return null;
  const from = Math.min(meta.timestamp, snapshot.timestamp);
  const filled = events.filter(
    ({ type, timestamp }) => type === INCREMENTAL && timestamp >= snapshot.timestamp && timestamp <= until,
  );
  return {
    events: [{ ...meta, timestamp: from }, snapshot, ...filled].sort((a, b) => a.timestamp - b.timestamp),
    atMs: until - from,
  };
}

/** The last mouse move, with the last of its positions only. */
export function lastPointer(events: readonly TimedEvent[]): TimedEvent | null {
  const moved = events.findLast((event) => positionsOf(event).length > 0);
  if (moved === undefined) return null;
  const last = positionsOf(moved).at(-1);
  return { ...moved, data: { ...(moved.data as object), positions: [{ ...(last as object), timeOffset: 0 }] } };
}

function positionsOf(event: TimedEvent): readonly unknown[] {
  if (event.type !== INCREMENTAL) return [];
  const data = event.data as { source?: unknown; positions?: unknown } | null | undefined;
  return data?.source === MOUSE_MOVE && Array.isArray(data.positions) ? data.positions : [];
}

function causeOfShortness(
  events: readonly RecordedEvent[],
  played: readonly TimedEvent[],
  gaps: readonly Gap[],
  live: boolean,
): string {
  if (live) return "The visit has only just begun. Its first events are on their way.";
  if (gaps.length > 0) return "Part of this recording never arrived, and too little is left of it to play.";
  if (events.length === 0) return "No event arrived: the page was probably closed before its first upload.";
  if (played.length === 0) return "Its events carry no time, so there is no order in which to play them.";
  return "The page was probably left within its first moments, before there was anything to see.";
}
