import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiClient } from "../src/api/client.ts";
import { ApiProblem } from "../src/api/problem.ts";
import { readRecording } from "../src/api/replay.ts";
import { pieces, streamOf } from "./bytes.ts";

const LINES = '{"type":4,"timestamp":1}\n{"type":2,"timestamp":2}\n{"type":3,"timestamp":3}\n';

function answer(body: BodyInit | null, init?: ResponseInit) {
  const asked = vi.fn(async (_path: RequestInfo | URL, _init?: RequestInit) => new Response(body, init));
  vi.stubGlobal("fetch", asked);
  return asked;
}

const read = () =>
  readRecording(new ApiClient({ kind: "session", csrfToken: "c1" }), "id", () => {}, new AbortController().signal);

describe("reading a stored recording", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("asks and reads every event", async () => {
    const asked = answer(streamOf(pieces(LINES, 7)), { headers: { "X-Event-Count": "3" } });

    const { events, cutShort } = await read();

    expect(events.map((event) => event.type)).toEqual([4, 2, 3]);
    expect(cutShort).toBe(false);
    expect(asked.mock.calls[0]?.[0]).toBe("/api/v1/replay/id/events");
    expect(asked.mock.calls[0]?.[1]?.credentials).toBe("same-origin");
  });

  it("takes more events than announced: some came while it was read", async () => {
    answer(LINES, { headers: { "X-Event-Count": "2" } });

    expect(await read()).toMatchObject({ expected: 2, cutShort: false });
  });

  it("says when fewer events came than were announced", async () => {
    answer(LINES, { headers: { "X-Event-Count": "4" } });

    expect(await read()).toMatchObject({ expected: 4, cutShort: true });
  });

  it("says when the stream ends inside an event", async () => {
    answer(LINES.slice(0, -5));

    expect(await read()).toMatchObject({ expected: null, cutShort: true });
  });

  it("keeps what came before the connection broke", async () => {
    answer(streamOf(pieces(LINES, 30), true));

    const { events, cutShort } = await read();

    expect(events.length).toBeGreaterThan(0);
    expect(cutShort).toBe(true);
  });

  it("passes on why a recording is gone", async () => {
    answer(JSON.stringify({ title: "Gone", reason: "erased" }), { status: 410 });

    const problem = await read().catch((cause: unknown) => cause);

    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 410, reason: "erased" });
  });
});
