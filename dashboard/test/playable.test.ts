import { describe, expect, it } from "vitest";
import { firstPicture, fromLastSnapshot, lastPointer, playableOf } from "../src/player/playable.ts";

const gap = (timestamp: number, payload: unknown) => ({ type: 5, timestamp, data: { tag: "playhead:gap", payload } });

describe("a recording for the player", () => {
  it("is sorted by time, and events of one time keep their order", () => {
    const playable = playableOf(
      [
        { type: 3, timestamp: 20, data: "a" },
        { type: 4, timestamp: 10 },
        { type: 3, timestamp: 20, data: "b" },
        { type: 2, timestamp: 10 },
      ],
      false,
    );

    expect(playable.kind === "playable" && playable.events.map((event) => event.data ?? event.type)).toEqual([
      4,
      2,
      "a",
      "b",
    ]);
  });

  it("leaves out events without a time", () => {
    const playable = playableOf(
      [{ type: 4, timestamp: 10 }, { type: 5 }, { type: 3, timestamp: 0 }, { type: 2, timestamp: 11 }],
      false,
    );

    expect(playable.kind === "playable" && playable.events.map((event) => event.type)).toEqual([4, 2]);
  });

  it("tells its gaps", () => {
    const playable = playableOf(
      [
        { type: 4, timestamp: 10 },
        { type: 2, timestamp: 11 },
        gap(500, { from: 100, to: 500, reason: "lost_chunk" }),
        gap(900, {}),
        { type: 5, timestamp: 950, data: { tag: "playhead:track" } },
      ],
      false,
    );

    expect(playable.kind === "playable" && playable.gaps).toEqual([
      { from: 100, to: 500, reason: "lost_chunk" },
      { from: 900, to: 900, reason: "" },
    ]);
  });

  it.each([
    ["nothing arrived", [], /No event arrived/],
    ["one event", [{ type: 4, timestamp: 10 }], /first moments/],
    ["no event has a time", [{ type: 4 }, { type: 2 }], /carry no time/],
    ["only a gap is left", [{ type: 4, timestamp: 10 }, gap(20, {})], /never arrived/],
  ])("is too short when %s, and says why", (_, events, cause) => {
    const playable = playableOf(events, false);

    expect(playable.kind === "too-short" && playable.cause).toMatch(cause);
  });
});

describe("joining a live recording", () => {
  it("starts at the last full snapshot with the Meta event that sizes it", () => {
    const meta = { type: 4, timestamp: 40 };
    const snapshot = { type: 2, timestamp: 41 };
    const move = { type: 3, timestamp: 50 };

    const shown = fromLastSnapshot([
      { type: 4, timestamp: 10 },
      { type: 2, timestamp: 11 },
      { type: 3, timestamp: 20 },
      meta,
      snapshot,
      move,
    ]);

    expect(shown).toEqual([meta, snapshot, move]);
  });

  it("puts the pointer where it was last", () => {
    const move = (timestamp: number, ...xs: number[]) => ({
      type: 3,
      timestamp,
      data: { source: 1, positions: xs.map((x, n) => ({ x, y: 1, timeOffset: n - xs.length })) },
    });

    const pointer = lastPointer([move(10, 1, 2), move(20, 3, 4), move(30), { type: 3, timestamp: 40 }]);

    expect(pointer?.data).toEqual({ source: 1, positions: [{ x: 4, y: 1, timeOffset: 0 }] });
    expect(lastPointer([{ type: 3, timestamp: 40 }])).toBeNull();
  });

  it("waits while there is no snapshot", () => {
    expect(fromLastSnapshot([{ type: 4, timestamp: 10 }])).toBeNull();
  });
});

describe("a recording's first picture", () => {
  const meta = { type: 4, timestamp: 1_000, data: {} };
  const empty = { type: 2, timestamp: 1_005, data: {} };
  const filled = { type: 3, timestamp: 1_600, data: { source: 0 } };
  const later = { type: 3, timestamp: 9_000, data: { source: 0 } };

  it("waits for what fills the page, and takes nothing that comes later", () => {
    expect(firstPicture([meta], true)).toBeNull();
    expect(firstPicture([meta, empty, filled], false)).toBeNull();
    expect(firstPicture([meta, empty, filled, later], false)).toEqual({ events: [meta, empty, filled], atMs: 1_505 });
  });

  it("is what there is where no more will come", () => {
    expect(firstPicture([meta, empty], true)?.events).toEqual([meta, empty]);
  });
});
