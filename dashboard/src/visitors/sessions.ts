import type { RecordingSummary } from "../api/types.ts";

/** The tabs that somebody had open in one visit. Times are epoch ms. */
export interface Session {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** By their start. */
  readonly recordings: readonly RecordingSummary[];
}

/** Puts recordings together by session, the latest session first. One that has none stands alone. */
export function sessionsOf(recordings: readonly RecordingSummary[], now: number): readonly Session[] {
  const bySession = new Map<string, RecordingSummary[]>();
  for (const recording of recordings) {
    const key = recording.sessionUid || recording.recordingId;
    const known = bySession.get(key);
    if (known) known.push(recording);
    else bySession.set(key, [recording]);
  }
  return [...bySession]
    .map(([key, tabs]) => {
      const sorted = [...tabs].sort((a, b) => a.startedAt - b.startedAt);
      return {
        key,
        from: Math.min(...sorted.map(({ startedAt }) => startedAt)),
        to: Math.max(...sorted.map((tab) => endOf(tab, now))),
        recordings: sorted,
      };
    })
    .sort((a, b) => b.from - a.from);
}

/** When a recording ends; a live one goes on until now. */
export function endOf(recording: RecordingSummary, now: number): number {
  return recording.state === "live" ? Math.max(now, recording.startedAt) : recording.startedAt + recording.durationMs;
}

/** Where in a recording something is that happened at a time, in ms; its beginning where it wasn't open then. */
export function momentAt(recording: RecordingSummary, time: number, now: number): number {
  return time > recording.startedAt && time < endOf(recording, now) ? time - recording.startedAt : 0;
}
