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

/** How far behind a live view is, counted by the server's clock and ours apart: what visitors' clocks say doesn't matter. */
export interface Lag {
  /** From the server's log to this browser, ms. */
  readonly onTheWayMs: number;
  /** How long the newest event is held back here, so that movement looks as it was, ms. */
  readonly heldMs: number;
}

/** For so long, in ms, the largest lag is what is said: a single event comes sooner than many, and nobody sees the difference. */
const RECENTLY_MS = 5_000;

/** The largest lag of late. */
export class RecentLag {
  private recent: { readonly at: number; readonly lag: Lag }[] = [];

  /** @param now epoch ms */
  with(lag: Lag, now: number): Lag {
    this.recent = [...this.recent.filter(({ at }) => at > now - RECENTLY_MS), { at: now, lag }];
    return this.recent.reduce((most, one) => (totalOf(one.lag) > totalOf(most) ? one.lag : most), lag);
  }
}

function totalOf(lag: Lag): number {
  return lag.onTheWayMs + lag.heldMs;
}

/** How far behind a live view is, in words. */
export function lagWords(lag: Lag | null): string {
  if (lag === null) return "You see what the visitor does as it arrives.";
  return `You see it ${seconds(totalOf(lag))} after it arrived.`;
}

/** What the lag is made of, in words. */
export function lagMeaning(lag: Lag | null): string {
  const parts =
    lag === null
      ? ""
      : ` Now: ${seconds(lag.onTheWayMs)} from there to your browser, and ${seconds(lag.heldMs)} in which the player spreads out what came at once.`;
  return `Counted from when Playhead received the newest thing that you see.${parts} Before that, the visitor's browser collects for about a quarter of a second while somebody watches.`;
}

function seconds(ms: number): string {
  if (ms < 100) return "less than 0.1 s";
  return ms < 9_950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
