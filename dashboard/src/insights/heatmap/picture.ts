import type { Example } from "../../api/analytics.ts";
import type { ApiClient } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import { readRecording } from "../../api/replay.ts";
import type { TimedEvent } from "../../api/types.ts";
import { META, playableOf } from "../../player/playable.ts";

/** A page as somebody saw it. */
export interface Picture {
  readonly recordingId: string;
  readonly events: readonly TimedEvent[];
  /** Which moment, ms since the recording's start. */
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
      const { events } = await readRecording(client, recordingId, () => {}, signal);
      const playable = playableOf(events, false);
      if (playable.kind !== "playable") continue;
      const at = Math.max(0, atMs - BEFORE_MS);
      const size = viewportAt(playable.events, at);
      if (size !== null) return { recordingId, events: playable.events, atMs: at, ...size };
    } catch (cause) {
      // erased or expired meanwhile: another one shows the page as well
      if (!(cause instanceof ApiProblem) || (cause.status !== 404 && cause.status !== 410)) throw cause;
    }
  }
  return null;
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
