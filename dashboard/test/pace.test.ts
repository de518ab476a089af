import { describe, expect, it } from "vitest";
import { LONGEST_LAG_MS, lagMeaning, lagWords, pace, RecentLag } from "../src/player/pace.ts";

const at = (...times: number[]) => times.map((timestamp) => ({ type: 3, timestamp }));
const times = (events: readonly { timestamp: number }[]) => events.map((event) => event.timestamp);

describe("live pacing", () => {
  it("plays a short batch at its own speed, from its arrival", () => {
    expect(times(pace(at(5_000, 5_100, 5_300), 90_000, 0))).toEqual([90_000, 90_100, 90_300]);
  });

  it("squeezes a long batch, so that its last event is never late", () => {
    expect(times(pace(at(0, 5_000, 10_000), 90_000, 0))).toEqual([
      90_000,
      90_000 + LONGEST_LAG_MS / 2,
      90_000 + LONGEST_LAG_MS,
    ]);
  });

  it("lets a batch begin where the one before it ends", () => {
    expect(times(pace(at(0, 100), 90_000, 90_400))).toEqual([90_400, 90_500]);
  });

  it("does not fall behind however many batches arrive at once", () => {
    let shownUntil = 0;
    for (let batch = 0; batch < 50; batch++) {
      shownUntil = pace(at(batch * 2_000, batch * 2_000 + 1_999), 90_000, shownUntil).at(-1)?.timestamp ?? 0;
    }

    expect(shownUntil).toBeLessThanOrEqual(90_000 + LONGEST_LAG_MS);
  });

  it("keeps log order when a recorder's clock jumps back", () => {
    expect(times(pace(at(5_000, 4_900, 5_200), 90_000, 0))).toEqual([90_100, 90_100, 90_300]);
  });

  it("squeezes the offsets of mouse moves alike", () => {
    const move = { type: 3, timestamp: 7_000, data: { source: 1, positions: [{ x: 1, y: 2, timeOffset: -500 }] } };

    const [, paced] = pace([...at(0), move], 90_000, 0);

    expect(paced?.data).toEqual({ source: 1, positions: [{ x: 1, y: 2, timeOffset: -50 }] });
  });

  it("gives nothing for an empty batch", () => {
    expect(pace([], 90_000, 0)).toEqual([]);
  });
});

describe("how far behind a live view is", () => {
  it.each([
    [{ onTheWayMs: 40, heldMs: 700 }, "0.7 s after it arrived"],
    [{ onTheWayMs: 640, heldMs: 700 }, "1.3 s after it arrived"],
    [{ onTheWayMs: 23_400, heldMs: 0 }, "23 s after it arrived"],
    [{ onTheWayMs: 3, heldMs: 0 }, "less than 0.1 s after it arrived"],
    [null, "as it arrives"],
  ])("is said plainly for %o", (lag, words) => {
    expect(lagWords(lag)).toContain(words);
  });

  it("is the largest of the last seconds", () => {
    const recent = new RecentLag();
    const many = { onTheWayMs: 20, heldMs: 700 };
    const one = { onTheWayMs: 20, heldMs: 0 };

    expect(recent.with(many, 1_000)).toBe(many);
    expect(recent.with(one, 5_900)).toBe(many);
    expect(recent.with(one, 6_100)).toBe(one);
  });

  it("is explained by what it is made of", () => {
    expect(lagMeaning({ onTheWayMs: 140, heldMs: 620 })).toMatch(/0\.1 s from there to your browser, and 0\.6 s/);
    expect(lagMeaning(null)).not.toContain("Now:");
  });
});
