import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiClient } from "../src/api/client.ts";
import { followLive, type LiveListener, retryDelay } from "../src/api/live.ts";
import { pieces, streamOf } from "./bytes.ts";

const events = (id: string, type: number) => `event: events\nid: ${id}\ndata: [{"type":${type},"timestamp":1}]\n\n`;
const status = (state: string) => `event: status\ndata: {"state":"${state}"}\n\n`;

describe("following a live recording", () => {
  const seen: string[] = [];
  const listener: LiveListener = {
    onEvents: (batch) => seen.push(`events ${batch.map((event) => event.type)}`),
    onState: (state) => seen.push(state),
    onConnection: (connection) => seen.push(connection),
  };
  beforeEach(() => {
    seen.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  function answers(...answers: (() => Response)[]) {
    const lastEventIds: (string | null)[] = [];
    vi.stubGlobal("fetch", async (_path: string, init: RequestInit) => {
      lastEventIds.push(new Headers(init.headers).get("Last-Event-ID"));
      const next = answers.shift();
      if (!next) throw new TypeError("refused");
      return next();
    });
    return lastEventIds;
  }

  const follow = async () => {
    const followed = followLive(
      new ApiClient({ kind: "session", csrfToken: "c1" }),
      "id",
      listener,
      new AbortController().signal,
    );
    followed.catch(() => {});
    await vi.runAllTimersAsync();
    return followed;
  };

  it("ends when the recording is ready and the stream closes", async () => {
    answers(() => new Response(streamOf(pieces(status("live") + events("1.0", 4) + status("ready"), 9))));

    await follow();

    expect(seen).toEqual(["connecting", "open", "live", "events 4", "ready"]);
  });

  it("resumes behind the last event when the connection breaks", async () => {
    const lastEventIds = answers(
      () => new Response(streamOf(pieces(events("7.2", 3), 64), true)),
      () => new Response(null, { status: 503 }),
      () => new Response(streamOf(pieces(events("8.0", 2) + status("stopped"), 64))),
    );

    await follow();

    expect(lastEventIds).toEqual([null, "7.2", "7.2"]);
    expect(seen.filter((line) => line.startsWith("events"))).toEqual(["events 3", "events 2"]);
    expect(seen).toContain("waiting");
  });

  it.each([401, 404, 410])("gives up when it is answered %i", async (refusal) => {
    answers(() => new Response(null, { status: refusal }));

    await expect(follow()).rejects.toMatchObject({ status: refusal });
  });

  it("waits longer after every failure, up to ten seconds", () => {
    expect([0, 1, 2, 3, 9].map((failures) => retryDelay(failures, 1))).toEqual([500, 1_000, 2_000, 4_000, 10_000]);
    expect(retryDelay(0, 0)).toBe(375);
  });
});
