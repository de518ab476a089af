import { describe, expect, it } from "vitest";
import { askable, moved, stepsOf, stepWords, textOf, windowOf } from "../src/insights/funnel/steps.ts";

describe("a funnel's steps", () => {
  it("stand in the address as the API takes them", () => {
    const texts = ["page_view:/cart", 'click:{"selector":"#buy:now"}', "track:paid"];

    expect(stepsOf({ step: texts }).map(textOf)).toEqual(texts);
  });

  it("are asked for once two say something", () => {
    const [cart, empty, paid] = stepsOf({ step: ["page_view:/cart", "click: ", "track:paid"] });

    expect(askable([cart, empty].filter((step) => step !== undefined))).toBeNull();
    expect(askable([cart, empty, paid].filter((step) => step !== undefined))).toEqual([
      "page_view:/cart",
      "track:paid",
    ]);
  });

  it("are no more than the server takes", () => {
    expect(stepsOf({ step: Array.from({ length: 14 }, () => "click:a") })).toHaveLength(10);
  });

  it("move up and down, and not off the list", () => {
    expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "c", "b"]);
    expect(moved(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
    expect(moved(["a", "b", "c"], 5, 0)).toEqual(["a", "b", "c"]);
  });

  it("have a window that can be chosen", () => {
    expect(windowOf({ window: ["600000"] })).toBe(600_000);
    expect(windowOf({ window: ["7"] })).toBe(3_600_000);
    expect(windowOf({})).toBe(3_600_000);
  });

  it("read as people say them", () => {
    expect(stepWords("page_view:/cart")).toBe("saw the page /cart");
  });
});
