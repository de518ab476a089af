import { describe, expect, it } from "vitest";
import { dropOldest } from "../../src/buffer/dropOldest";
import { EventBuffer } from "../../src/buffer/EventBuffer";
import { toBuffered } from "../../src/buffer/toBuffered";
import { MAX_BUFFERED_BYTES, MAX_BUFFERED_EVENTS } from "../../src/constants";
import { increment, other } from "./event";

const times = (events: readonly { timestamp: number }[]): number[] => events.map((event) => event.timestamp);

describe("dropOldest", () => {
  it("drops increments before anything else", () => {
    const { kept, dropped } = dropOldest([other(5, 1), increment(2), increment(3), increment(4)], 2, 1e6);
    expect(times(kept)).toEqual([1, 4]);
    expect(times(dropped)).toEqual([2, 3]);
  });

  it("drops older snapshots, never the last with its Meta", () => {
    const events = [other(4, 1), other(2, 2), increment(3), other(4, 4), other(2, 5), increment(6)];
    expect(times(dropOldest(events, 2, 1e6).kept)).toEqual([4, 5]);
    expect(times(dropOldest(events, 0, 0).kept)).toEqual([4, 5]);
  });

  it("counts characters too", () => {
    expect(times(dropOldest([increment(1, 0, 900), increment(2, 0, 50), increment(3, 0, 50)], 10, 100).kept)).toEqual([
      2, 3,
    ]);
  });
});

describe("EventBuffer", () => {
  it("stays within 10,000 events, notes the loss once and keeps the snapshot", () => {
    const buffer = new EventBuffer();
    buffer.push(other(4, 0));
    buffer.push(other(2, 1));
    for (let i = 2; i < MAX_BUFFERED_EVENTS * 2; i++) buffer.push(increment(i));

    expect(buffer.length).toBeLessThanOrEqual(MAX_BUFFERED_EVENTS);
    const loss = buffer.takeLoss();
    expect(loss).toMatchObject({ from: 2, reason: "buffer_overflow" });
    expect(buffer.takeLoss()).toBeNull();
    const left = buffer.cut(MAX_BUFFERED_EVENTS, Number.POSITIVE_INFINITY);
    expect(left.slice(0, 2).map((event) => event.type)).toEqual([4, 2]);
    expect(left[2]?.timestamp).toBe((loss?.to ?? 0) + 1);
    expect(left.at(-1)?.timestamp).toBe(MAX_BUFFERED_EVENTS * 2 - 1);
  });

  it("stays within 32 MB", () => {
    const buffer = new EventBuffer();
    for (let i = 0; i < 40; i++) buffer.push(increment(i, 0, 1024 * 1024));
    expect(buffer.bytes).toBeLessThanOrEqual(MAX_BUFFERED_BYTES);
  });

  it("cuts at the limits, takes at least one event, and leaves a snapshot with its Meta", () => {
    const buffer = new EventBuffer();
    for (const event of [increment(1), increment(2), other(4, 3), other(2, 4, 5_000), increment(5)]) buffer.push(event);

    expect(times(buffer.cut(1, 1e6))).toEqual([1]);
    expect(times(buffer.cut(10, 200))).toEqual([2, 3, 4]);
    expect(times(buffer.cut(10, 1))).toEqual([5]);
    expect(buffer.length).toBe(0);
    expect(buffer.bytes).toBe(0);
  });

  it("merges losses", () => {
    const buffer = new EventBuffer();
    buffer.noteLoss(5, 9, "first");
    buffer.noteLoss(2, 7, "second");
    expect(buffer.takeLoss()).toEqual({ from: 2, to: 9, reason: "first" });
  });
});

describe("toBuffered", () => {
  it("serialises at once and reads the source", () => {
    const data = { source: 5, text: "a" };
    const event = toBuffered({ type: 3, timestamp: 7, data });
    data.text = "b";
    expect(event).toEqual({
      json: `{"type":3,"timestamp":7,"data":{"source":5,"text":"a"}}`,
      type: 3,
      source: 5,
      timestamp: 7,
    });
  });
});
