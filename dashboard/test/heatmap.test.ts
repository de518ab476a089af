import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiClient } from "../src/api/client.ts";
import { colourOf, heatOf, neighbour, RAMP } from "../src/insights/heatmap/heat.ts";
import { newestOf, pictureOf, viewportAt } from "../src/insights/heatmap/picture.ts";

const client = new ApiClient({ kind: "session", csrfToken: "c1" });
const signal = new AbortController().signal;
const lines = (events: readonly object[]) => events.map((event) => `${JSON.stringify(event)}\n`).join("");
const seen = (at: number) => [
  { type: 4, timestamp: at, data: { width: 1280, height: 800 } },
  { type: 2, timestamp: at + 1, data: {} },
];
const VISIT = [...seen(1_000), { type: 3, timestamp: 3_000, data: { source: 4, width: 900, height: 700 } }];

describe("heat", () => {
  it("goes from the ramp's first colour to its last", () => {
    expect(colourOf(0)).toEqual(RAMP[0]?.slice(1));
    expect(colourOf(1)).toEqual(RAMP.at(-1)?.slice(1));
    expect(colourOf(7)).toEqual(colourOf(1));
  });

  it("shows a rare place beside a favourite", () => {
    expect(heatOf(1, 100)).toBeCloseTo(0.1);
    expect(heatOf(100, 100)).toBe(1);
    expect(heatOf(0, 0)).toBe(0);
  });
});

describe("arrow keys", () => {
  const [left, middle, right, below] = [
    { x: 0.1, y: 0.5 },
    { x: 0.5, y: 0.5 },
    { x: 0.9, y: 0.5 },
    { x: 0.55, y: 0.8 },
  ];
  const places = [left, middle, right, below];

  it("lead to the nearest place in their direction", () => {
    expect(neighbour(places, left, "ArrowRight")).toBe(middle);
    expect(neighbour(places, middle, "ArrowRight")).toBe(right);
    expect(neighbour(places, middle, "ArrowDown")).toBe(below);
    expect(neighbour(places, below, "ArrowUp")).toBe(middle);
  });

  it("lead nowhere behind the last", () => {
    expect(neighbour(places, left, "ArrowLeft")).toBeNull();
    expect(neighbour(places, left, "Enter")).toBeNull();
  });
});

describe("the page beneath", () => {
  afterEach(() => vi.unstubAllGlobals());

  /** Recordings by id: their stored pieces, or the status with which they are refused. Tells which pieces were asked for. */
  function stored(
    recordings: Readonly<Record<string, readonly (readonly { type: number; timestamp: number }[])[] | number>>,
  ) {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (path: string) => {
      const [, id = "", n] = /replay\/([^/]+)\/chunks(?:\/(\d+))?/.exec(path) ?? [];
      const pieces = recordings[id] ?? 404;
      if (typeof pieces === "number") return new Response("{}", { status: pieces });
      if (n !== undefined) {
        asked.push(`${id}${n}`);
        return new Response(lines(pieces[Number(n)] ?? []));
      }
      const chunks = pieces.map((events, index) => ({
        n: String(index),
        firstTimestamp: events[0]?.timestamp ?? 0,
        lastTimestamp: events.at(-1)?.timestamp ?? 0,
        eventCount: events.length,
        rawBytes: 100,
        keyframe: events.some(({ type }) => type === 2),
      }));
      return new Response(JSON.stringify({ chunks, nextCursor: null }));
    });
    return asked;
  }

  it("is its newest visitor's, each recording tried once", () => {
    const examples = ["0198-b", "0199-a", "0197-c", "0199-a"].map((recordingId) => ({ recordingId, atMs: 0 }));

    expect(newestOf(examples).map(({ recordingId }) => recordingId)).toEqual(["0199-a", "0198-b", "0197-c"]);
  });

  it("comes from another recording where the newest is gone or too short", async () => {
    stored({ c: 410, b: [[{ type: 4, timestamp: 1 }]], a: [VISIT] });

    const picture = await pictureOf(
      client,
      ["c", "b", "a"].map((recordingId) => ({ recordingId, atMs: 1_500 })),
      signal,
    );

    expect(picture).toMatchObject({ recordingId: "a", width: 1280, height: 800, atMs: 1_460 });
  });

  it("takes the pieces from the snapshot before the moment on, and no more", async () => {
    const moves = (at: number) => [{ type: 3, timestamp: at, data: {} }];
    const asked = stored({ a: [VISIT, moves(9_000), seen(20_000), moves(25_000), moves(30_000), seen(40_000)] });

    const picture = await pictureOf(client, [{ recordingId: "a", atMs: 25_540 }], signal);

    expect(asked).toEqual(["a2", "a3"]);
    expect(picture?.events.map(({ timestamp }) => timestamp)).toEqual([20_000, 20_001, 25_000]);
    expect(picture?.atMs).toBe(6_500);
  });

  it("is the first that stood where the moment is earlier", async () => {
    stored({ a: [VISIT] });

    expect(await pictureOf(client, [{ recordingId: "a", atMs: 0 }], signal)).toMatchObject({ atMs: 1, width: 1280 });
  });

  it("is none where nothing can be replayed", async () => {
    stored({ a: [] });

    expect(await pictureOf(client, [{ recordingId: "a", atMs: 0 }], signal)).toBeNull();
  });

  it("isn't given up silently when the server fails", async () => {
    stored({ a: 503 });

    await expect(pictureOf(client, [{ recordingId: "a", atMs: 0 }], signal)).rejects.toMatchObject({ status: 503 });
  });

  it("has the size that the window had then", () => {
    expect(viewportAt(VISIT, 1_999)).toEqual({ width: 1280, height: 800 });
    expect(viewportAt(VISIT, 2_000)).toEqual({ width: 900, height: 700 });
  });
});
