import { describe, expect, it } from "vitest";
import { pageHref, parseRoute } from "../src/app/route.ts";
import { type Conditions, conditionsOf, filtersOf, queryOf, without, wordsOf } from "../src/filters/conditions.ts";
import { definitionOf } from "../src/filters/definitions.ts";
import { over, periodOf, periodWords, toParameters } from "../src/filters/period.ts";

const NOW = Date.parse("2026-11-22T12:34:56Z");

function sentence(conditions: Conditions): string {
  return filtersOf(conditions)
    .map((filter) => wordsOf(filter, conditions).filter(Boolean).join(" "))
    .join(", ");
}

describe("conditions", () => {
  it.each<[Conditions, string]>([
    [{ minRageClicks: "1" }, "with at least 1 rage click"],
    [{ minErrors: "3", state: "live" }, "with at least 3 errors, that are live now"],
    [{ minDurationMs: "90000" }, "longer than 1 min 30 s"],
    [{ minActiveMs: "120000" }, "active for more than 2 min"],
    [{ url: "/cart" }, "on a page with /cart"],
    [{ url: "/cart", urlMatch: "exact" }, "on the page /cart"],
    [{ fact: "rage_click:#pay:now" }, "in which somebody rage-clicked #pay:now"],
    [
      { fact: 'rage_click:{"selector":"#pay","page":"/cart","from":"1"}\nerror:{"message":"x is not a function"}' },
      "in which somebody rage-clicked #pay on /cart and ran into the error x is not a function",
    ],
    [{ browser: "Chrome", unseen: "true" }, "in Chrome, not watched yet"],
  ])("%j reads: %s", (conditions, words) => {
    expect(sentence(conditions)).toBe(words);
  });

  it("come back from the address as they went into it", () => {
    const conditions = { url: "/a b?c=d&e", urlMatch: "prefix", fact: "error:Can't #1", from: "-30d", minErrors: "1" };
    const route = parseRoute(pageHref("recordings", "flid_1", conditions));

    expect(route).toEqual({ page: "recordings", websiteId: "flid_1", conditions });
  });

  it("hold several facts", () => {
    const conditions = { fact: 'click:{"selector":"a\\"b"}\npage_view:/cart' };

    expect(pageHref("recordings", null, conditions).split("fact=")).toHaveLength(3);
    expect(parseRoute(pageHref("recordings", null, conditions))).toMatchObject({ conditions });
  });

  it("lose a page's match with the page", () => {
    expect(without({ url: "/x", urlMatch: "exact", minErrors: "1" }, "url")).toEqual({ minErrors: "1" });
  });

  it("are the API's filters by name", () => {
    expect(definitionOf("minDeadClicks")?.kind).toBe("least");
    expect(definitionOf("from")).toBeUndefined();
  });
});

describe("period", () => {
  it("of the last days counts back from now, to the minute", () => {
    const week = over({ minErrors: "1" }, { kind: "last", days: 7 });

    expect(week).toEqual({ minErrors: "1", from: "-7d" });
    expect(periodWords(periodOf(week))).toBe("the last 7 days");
    expect(toParameters(week, NOW)).toEqual({ minErrors: "1", from: String(Date.parse("2026-11-15T12:34:00Z")) });
  });

  it("between two days is passed on", () => {
    const days = over({}, { kind: "between", from: 1_000, to: 2_000 });

    expect(toParameters(days, NOW)).toEqual({ from: "1000", to: "2000" });
  });

  it.each([{ from: "x" }, { from: "5", to: "4" }, { to: "9" }, {}])("%j is all time", (conditions) => {
    expect(periodOf(conditions as Conditions)).toEqual({ kind: "all" });
    expect(toParameters(conditions as Conditions, NOW)).toEqual({});
  });
});

describe("a saved filter", () => {
  it("is the same however it was put together", () => {
    const query = queryOf({ minErrors: "1", from: "-7d" });

    expect(query).toBe("from=-7d&minErrors=1");
    expect(queryOf({ from: "-7d", minErrors: "1" })).toBe(query);
  });

  it("gives back what was saved", () => {
    const conditions = { fact: 'click:#a&b\nrage_click:{"page":"/x"}', url: "/a b", urlMatch: "prefix" };

    expect(conditionsOf(new URLSearchParams(queryOf(conditions)))).toEqual(conditions);
  });
});
