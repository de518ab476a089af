import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiClient } from "../src/api/client.ts";
import { followRecordings, type ListEvent } from "../src/api/liveList.ts";
import type { RecordingSummary } from "../src/api/types.ts";
import { type Loaded, told } from "../src/recordings/merge.ts";

const row = (recordingId: string, more: Partial<RecordingSummary> = {}) =>
  ({ recordingId, state: "live", clicks: 0, durationMs: 0, ...more }) as RecordingSummary;
const list = (...recordings: RecordingSummary[]): Loaded => ({ recordings, nextCursor: "next" });
const ids = (loaded: Loaded) => loaded.recordings.map(({ recordingId }) => recordingId);

describe("a list that is told what happens", () => {
  it("has a new recording on top, which nobody has watched", () => {
    const after = told(list(row("a")), { kind: "start", recording: row("b") }, true);

    expect(ids(after)).toEqual(["b", "a"]);
    expect(after.recordings[0]).toMatchObject({ seen: false, starred: false });
    expect(after.nextCursor).toBe("next");
  });

  it("doesn't guess where a recording belongs in another order, nor add one that is over", () => {
    expect(ids(told(list(row("a")), { kind: "start", recording: row("b") }, false))).toEqual(["a"]);
    expect(ids(told(list(row("a")), { kind: "end", recording: row("b") }, true))).toEqual(["a"]);
  });

  it("keeps what was stored where an announcement says less, and its marks", () => {
    const before = list(row("a", { clicks: 7, seen: true, starred: true, userId: "ada" }));
    const said = row("a", { state: "ready", clicks: 3, durationMs: 900, userId: "" });

    const [after] = told(before, { kind: "end", recording: said }, true).recordings;

    expect(after).toMatchObject({
      state: "ready",
      clicks: 7,
      durationMs: 900,
      seen: true,
      starred: true,
      userId: "ada",
    });
  });

  it("is without what was erased", () => {
    expect(ids(told(list(row("a"), row("b")), { kind: "erased", recordingId: "a" }, true))).toEqual(["b"]);
  });
});

describe("following recordings", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("asks with the list's filters, tells what comes, and comes back after a break", async () => {
    const bodies = ['event:start\ndata:{"recordingId":"a"}\n\n', 'event:erased\ndata:{"recordingId":"a"}\n\n'];
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (path: string) => {
      asked.push(path);
      return new Response(bodies.shift() ?? ":still here\n\n");
    });
    const watching = new AbortController();
    const events: ListEvent[] = [];
    const said: string[] = [];

    await followRecordings(
      new ApiClient({ kind: "session", csrfToken: "" }),
      { websiteId: "flid_1", fact: "error\nclick:#pay" },
      {
        onEvent: (event) => {
          events.push(event);
          if (event.kind === "erased") watching.abort();
        },
        onOpen: () => said.push("open"),
        onBroken: () => said.push("broken"),
      },
      watching.signal,
    );

    expect(asked[0]).toBe("/api/v1/recordings/live?websiteId=flid_1&fact=error&fact=click%3A%23pay");
    expect(events.map(({ kind }) => kind)).toEqual(["start", "erased"]);
    expect(said).toEqual(["open", "broken", "open"]);
  });
});
