import type { TimedEvent } from "../api/types.ts";

/** How long after its arrival the last event of a batch may be shown, in ms: smooth to watch, and still "now". */
export const LONGEST_LAG_MS = 700;

/**
 * Gives a live batch the times at which the viewer shall see it, on the viewer's own clock. A batch holds what happened
 * since the last upload; it is replayed at its own speed where it is short, squeezed where it is long. Order is kept,
 * whatever the recorded clocks say, and no batch starts before the one before it has ended.
 *
 * @param now epoch ms of the arrival
 * @param shownUntil epoch ms of the last event placed so far
 */
export function pace(batch: readonly TimedEvent[], now: number, shownUntil: number): TimedEvent[] {
  const first = batch[0];
  if (!first) return [];
  let earliest = first.timestamp;
  let latest = first.timestamp;
  for (const { timestamp } of batch) {
    earliest = Math.min(earliest, timestamp);
    latest = Math.max(latest, timestamp);
  }
  const start = Math.max(now, Math.min(shownUntil, now + LONGEST_LAG_MS));
  const span = latest - earliest;
  const room = Math.max(0, now + LONGEST_LAG_MS - start);
  const scale = span === 0 ? 0 : Math.min(1, room / span);
  let last = start;
  return batch.map((event) => {
    last = Math.max(last, start + (event.timestamp - earliest) * scale);
    return { ...event, timestamp: last, data: scaleMoves(event.data, scale) };
  });
}

/** Mouse moves carry offsets into the past; they are squeezed alike, so that they keep their place among other events. */
function scaleMoves(data: unknown, scale: number): unknown {
  const positions = (data as { positions?: unknown } | null | undefined)?.positions;
  if (scale === 1 || !Array.isArray(positions)) return data;
  return {
    ...(data as object),
    positions: positions.map((position: { timeOffset?: unknown }) =>
      typeof position?.timeOffset === "number" ? { ...position, timeOffset: position.timeOffset * scale } : position,
    ),
  };
}

/** How far behind a live view is, in words. A clock that is off would make it absurd: then it isn't said. */
export function lagWords(lag: number | null): string {
  if (lag === null || lag < -1_000 || lag > 60_000) return "You see what the visitor does as it arrives.";
  const seconds = Math.max(0.1, lag / 1000);
  return `You see what the visitor does, ${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s later.`;
}
