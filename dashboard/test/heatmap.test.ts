import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiClient } from "../src/api/client.ts";
import { colourOf, heatOf, neighbour, RAMP } from "../src/insights/heatmap/heat.ts";
import { newestOf, pictureOf, viewportAt } from "../src/insights/heatmap/picture.ts";

const client = new ApiClient({ kind: "session", csrfToken: "c1" });
const signal = new AbortController().signal;
const lines = (...events: readonly object[]) => events.map((event) => `${JSON.stringify(event)}\n`).join("");
const VISIT = lines(
  { type: 4, timestamp: 1_000, data: { width: 1280, height: 800 } },
  { type: 2, timestamp: 1_001, data: {} },
  { type: 3, timestamp: 3_000, data: { source: 4, width: 900, height: 700 } },
);

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

  function answers(...given: readonly Response[]) {
    const left = [...given];
    const asked = vi.fn(async (_path: RequestInfo | URL, _init?: RequestInit) => left.shift() ?? new Response(""));
    vi.stubGlobal("fetch", asked);
    return asked;
  }

  it("is its newest visitor's, each recording tried once", () => {
    const examples = ["0198-b", "0199-a", "0197-c", "0199-a"].map((recordingId) => ({ recordingId, atMs: 0 }));

    expect(newestOf(examples).map(({ recordingId }) => recordingId)).toEqual(["0199-a", "0198-b", "0197-c"]);
  });

  it("comes from another recording where the newest is gone or too short", async () => {
    const gone = new Response('{"reason":"erased"}', { status: 410 });
    answers(gone, new Response(lines({ type: 4, timestamp: 1 })), new Response(VISIT));

    const picture = await pictureOf(
      client,
      ["c", "b", "a"].map((recordingId) => ({ recordingId, atMs: 1_500 })),
      signal,
    );

    expect(picture).toMatchObject({ recordingId: "a", width: 1280, height: 800, atMs: 1_460 });
  });

  it("is none where nothing can be replayed", async () => {
    answers(new Response(""));

    expect(await pictureOf(client, [{ recordingId: "a", atMs: 0 }], signal)).toBeNull();
  });

  it("isn't given up silently when the server fails", async () => {
    answers(new Response("", { status: 503 }));

    await expect(pictureOf(client, [{ recordingId: "a", atMs: 0 }], signal)).rejects.toMatchObject({ status: 503 });
  });

  it("has the size that the window had then", () => {
    const events = VISIT.trim()
      .split("\n")
      .map((line) => JSON.parse(line));

    expect(viewportAt(events, 1_999)).toEqual({ width: 1280, height: 800 });
    expect(viewportAt(events, 2_000)).toEqual({ width: 900, height: 700 });
  });
});
