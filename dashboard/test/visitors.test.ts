import { describe, expect, it } from "vitest";
import type { RecordingSummary } from "../src/api/types.ts";
import { endOf, momentAt, sessionsOf } from "../src/visitors/sessions.ts";

const tab = (recordingId: string, sessionUid: string, startedAt: number, durationMs: number, state = "ready") =>
  ({ recordingId, sessionUid, startedAt, durationMs, state }) as RecordingSummary;

describe("a visitor's tabs", () => {
  it("stand together by session, the latest first", () => {
    const sessions = sessionsOf(
      [tab("a", "s1", 100, 50), tab("c", "s2", 900, 10), tab("b", "s1", 120, 500), tab("d", "", 500, 10)],
      10_000,
    );

    expect(sessions.map(({ key, from, to }) => [key, from, to])).toEqual([
      ["s2", 900, 910],
      ["d", 500, 510],
      ["s1", 100, 620],
    ]);
    expect(sessions[2]?.recordings.map(({ recordingId }) => recordingId)).toEqual(["a", "b"]);
  });

  it("go on until now while they are live", () => {
    expect(endOf(tab("a", "s", 100, 0, "live"), 700)).toBe(700);
  });

  it("open at the same moment where they were open then", () => {
    expect(momentAt(tab("a", "s", 100, 50), 130, 0)).toBe(30);
    expect(momentAt(tab("a", "s", 100, 50), 200, 0)).toBe(0);
  });
});
