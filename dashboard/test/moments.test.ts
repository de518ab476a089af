import { describe, expect, it } from "vitest";
import type { TimedEvent } from "../src/api/types.ts";
import { currentAt, type Moment, merged, momentsOfEvents, momentsOfFacts } from "../src/player/moments.ts";

const T0 = 1_763_800_000_000;
const event = (type: number, ms: number, data: unknown): TimedEvent => ({ type, timestamp: T0 + ms, data });
const custom = (ms: number, tag: string, payload: unknown) => event(5, ms, { tag, payload });
const plugin = (ms: number, name: string, payload: unknown) => event(6, ms, { plugin: name, payload });
const shown = (moments: readonly Moment[]) => moments.map(({ atMs, kind, title }) => [atMs, kind, title]);

describe("moments of events", () => {
  it("are pages, errors, the console, requests and the page's own events", () => {
    const events = [
      event(4, 0, { href: "https://shop.example/" }),
      event(2, 1, {}),
      event(3, 5, { source: 1 }),
      plugin(10, "rrweb/console@1", { level: "error", payload: ['"it broke"', "{}"], trace: ["a.js:1"] }),
      custom(20, "playhead:error", { message: "TypeError: x", stack: "at y" }),
      plugin(30, "rrweb/network@1", {
        requests: [{ method: "POST", url: "https://shop.example/api/pay?key=", status: 502, duration: 31.4 }],
      }),
      custom(40, "playhead:track", { name: "paid", properties: { amount: 3 } }),
      event(4, 50, { href: "https://shop.example/" }),
      custom(60, "playhead:url", { href: "https://shop.example/thanks" }),
    ];

    const moments = momentsOfEvents(events);

    expect(shown(moments)).toEqual([
      [0, "page", "https://shop.example/"],
      [10, "console", "it broke {}"],
      [20, "error", "TypeError: x"],
      [30, "network", "POST /api/pay?key="],
      [40, "track", "paid"],
      [60, "page", "https://shop.example/thanks"],
    ]);
    expect(moments.map(({ bad }) => bad)).toEqual([false, true, true, true, false, false]);
    expect(moments[3]?.detail).toBe("502 in 31 ms");
  });

  it("survive whatever a stranger's recorder sent", () => {
    const events = [
      event(6, 0, null),
      event(6, 1, { plugin: "rrweb/console@1", payload: { payload: [1, null, '"cut'] } }),
      event(6, 2, { plugin: "rrweb/network@1", payload: 7 }),
      custom(3, "playhead:error", null),
      event(5, 4, "text"),
      event(4, 5, undefined),
    ];

    expect(() => momentsOfEvents(events)).not.toThrow();
  });
});

describe("moments of facts", () => {
  const fact = (kind: string, ms: number, more = {}) => ({ kind, ts: T0 + ms, selector: "#pay", text: "Pay", ...more });

  it("say what was clicked, and a click in vain once", () => {
    const facts = momentsOfFacts(
      [
        fact("click", 5),
        fact("click", 9),
        fact("dead_click", 9),
        fact("rage_click", 12, { count: 4 }),
        fact("input", 14),
      ],
      T0,
    );

    expect(shown(merged([], facts))).toEqual([
      [5, "click", "Clicked “Pay”"],
      [9, "dead", "Clicked “Pay” in vain"],
      [12, "rage", "4 rage clicks on “Pay”"],
    ]);
  });

  it("stand between those of the events, by time", () => {
    const events = momentsOfEvents([
      event(4, 0, { href: "https://a.example/" }),
      event(4, 20, { href: "https://a.example/b" }),
    ]);

    expect(merged(events, momentsOfFacts([fact("click", 10)], T0)).map(({ atMs }) => atMs)).toEqual([0, 10, 20]);
  });
});

describe("current moment", () => {
  const moments = [0, 10, 10, 30].map((atMs) => ({ atMs }) as Moment);

  it.each([
    [-1, -1],
    [0, 0],
    [9, 0],
    [10, 2],
    [29, 2],
    [99, 3],
  ])("at %d ms it is the one at %d", (at, index) => {
    expect(currentAt(moments, at)).toBe(index);
  });
});
