import type { ListEvent } from "../api/liveList.ts";
import type { RecordingPage, RecordingSummary } from "../api/types.ts";

/** The list as far as it has been loaded. */
export interface Loaded {
  readonly recordings: readonly RecordingSummary[];
  readonly nextCursor: string | null;
  /** What the list couldn't do when it was last asked. */
  readonly notice?: RecordingPage["notice"];
}

/** Puts a fresh first page over what is loaded; what is older than the page stays, what is gone from it goes. */
export function refresh(loaded: Loaded, first: RecordingPage): Loaded {
  const oldestFresh = first.recordings.at(-1);
  if (oldestFresh === undefined || first.nextCursor === null) return first;
  const seam = loaded.recordings.findIndex((recording) => recording.recordingId === oldestFresh.recordingId);
  // no overlap: more than a page is new, and keeping the old rows would hide the hole between
  if (seam < 0) return first;
  const older = loaded.recordings.slice(seam + 1);
  if (older.length === 0) return first;
  return { ...first, recordings: [...first.recordings, ...older], nextCursor: loaded.nextCursor };
}

/** Appends the next page; a row that moved between pages meanwhile is shown once. */
export function append(loaded: Loaded, next: RecordingPage): Loaded {
  const known = new Set(loaded.recordings.map((recording) => recording.recordingId));
  const fresh = next.recordings.filter((recording) => !known.has(recording.recordingId));
  return { ...loaded, recordings: [...loaded.recordings, ...fresh], nextCursor: next.nextCursor };
}

/** The same with one recording starred or not. */
export function withStar(loaded: Loaded, recordingId: string, starred: boolean): Loaded {
  return {
    ...loaded,
    recordings: loaded.recordings.map((row) => (row.recordingId === recordingId ? { ...row, starred } : row)),
  };
}

/** The list with what was just told. A recording that isn't in it yet is put on top, if that is where it belongs. */
export function told(loaded: Loaded, event: ListEvent, newestFirst: boolean): Loaded {
  const { recordings } = loaded;
  if (event.kind === "erased") {
    return { ...loaded, recordings: recordings.filter(({ recordingId }) => recordingId !== event.recordingId) };
  }
  const { recording } = event;
  const known = recordings.some(({ recordingId }) => recordingId === recording.recordingId);
  if (known) return { ...loaded, recordings: recordings.map((row) => grown(row, recording)) };
  if (!newestFirst || event.kind === "end") return loaded;
  return { ...loaded, recordings: [{ ...recording, starred: false, seen: false }, ...recordings] };
}

/** Announcements may be behind what is stored, and don't say everything. */
function grown(row: RecordingSummary, said: RecordingSummary): RecordingSummary {
  if (row.recordingId !== said.recordingId) return row;
  const more = (of: (recording: RecordingSummary) => number) => Math.max(of(row), of(said));
  return {
    ...row,
    state: said.state,
    endedAt: said.endedAt,
    durationMs: more(({ durationMs }) => durationMs),
    eventCount: more(({ eventCount }) => eventCount),
    pageViews: more(({ pageViews }) => pageViews),
    clicks: more(({ clicks }) => clicks),
    rageClicks: more(({ rageClicks }) => rageClicks),
    errors: more(({ errors }) => errors),
    exitUrl: said.exitUrl || row.exitUrl,
    userId: said.userId || row.userId,
  };
}
