import { describe, expect, it } from "vitest";
import type { RecordingSummary } from "../src/api/types.ts";
import { pageHref, parseRoute } from "../src/app/route.ts";
import { arrive } from "../src/app/session.ts";
import { append, refresh } from "../src/recordings/merge.ts";
import { clock } from "../src/ui/format.ts";

const rows = (...ids: string[]) => ids.map((recordingId) => ({ recordingId }) as RecordingSummary);
const ids = (list: { recordings: readonly RecordingSummary[] }) => list.recordings.map((row) => row.recordingId);

describe("address", () => {
  it.each([
    ["", { page: "recordings", websiteId: null, conditions: {} }],
    ["#/", { page: "recordings", websiteId: null, conditions: {} }],
    ["#/visitors/a%2Fb?websiteId=flid_1", { page: "visitor", visitorUid: "a/b", websiteId: "flid_1" }],
    ["#/visitors/%zz", { page: "visitor", visitorUid: "%zz", websiteId: null }],
    ["#/?websiteId=flid_1", { page: "recordings", websiteId: "flid_1", conditions: {} }],
    [
      "#/?minErrors=2&url=/a?b&from=-7d&evil=1&meta[plan]=pro",
      {
        page: "recordings",
        websiteId: null,
        conditions: { minErrors: "2", url: "/a?b", from: "-7d", "meta[plan]": "pro" },
      },
    ],
    [
      "#/recordings/0198A3F0-1111-7222-8333-444455556666",
      { page: "recording", recordingId: "0198a3f0-1111-7222-8333-444455556666", atMs: null },
    ],
    [
      "#/recordings/0198a3f0-1111-7222-8333-444455556666?at=61500",
      { page: "recording", recordingId: "0198a3f0-1111-7222-8333-444455556666", atMs: 61_500 },
    ],
    [
      "#/recordings/0198a3f0-1111-7222-8333-444455556666?t=61",
      { page: "recording", recordingId: "0198a3f0-1111-7222-8333-444455556666", atMs: 61_000 },
    ],
    [
      "#/funnel?step=page_view:/&step=click:%23buy&window=600000&viewport=mobile&minErrors=1",
      {
        page: "funnel",
        websiteId: null,
        conditions: { minErrors: "1" },
        own: { step: ["page_view:/", "click:#buy"], window: ["600000"] },
      },
    ],
    ["#/recordings/../x", { page: "unknown" }],
    ["#/elsewhere", { page: "unknown" }],
  ])("%s leads to its page", (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });
});

it("an address leads back to what it was made of", () => {
  const at = {
    page: "heatmap",
    websiteId: "flid_1",
    conditions: { from: "-7d", fact: "click:#a\nclick:b&c" },
    own: { page: ["/product/:id"], kind: ["rage_click"] },
  } as const;

  expect(parseRoute(pageHref(at.page, at.websiteId, at.conditions, at.own))).toEqual(at);
});

describe("arriving", () => {
  const come = (hash: string) => {
    const shown: string[] = [];
    const location = { hash, pathname: "/", search: "" } as Location;
    const history = { replaceState: (_: unknown, __: string, url: string) => shown.push(url) } as unknown as History;
    return { ...arrive(location, history), shown };
  };

  it("with a key takes it out of the address", () => {
    expect(come("#key=sk_abc")).toEqual({ key: "sk_abc", refused: false, shown: ["/#/"] });
    expect(come("#/")).toEqual({ key: null, refused: false, shown: [] });
  });

  it("keeps where the link leads", () => {
    expect(come("#key=sk_abc&to=/recordings/x").shown).toEqual(["/#/recordings/x"]);
    expect(come("#key=sk_abc&to=https://elsewhere.example").shown).toEqual(["/#/"]);
  });

  it("knows who was sent back by the provider", () => {
    expect(come("#login-refused")).toEqual({ key: null, refused: true, shown: ["/#/"] });
  });
});

describe("list", () => {
  it("takes new rows on top and keeps what was loaded below the first page", () => {
    const loaded = { recordings: rows("d", "c", "b", "a"), nextCursor: null };

    expect(ids(refresh(loaded, { recordings: rows("e", "d", "c"), nextCursor: "n" }))).toEqual([
      "e",
      "d",
      "c",
      "b",
      "a",
    ]);
  });

  it("drops a row that is gone", () => {
    const loaded = { recordings: rows("d", "c", "b", "a"), nextCursor: null };

    expect(ids(refresh(loaded, { recordings: rows("d", "b"), nextCursor: "n" }))).toEqual(["d", "b", "a"]);
  });

  it("starts over when more than a page is new", () => {
    const loaded = { recordings: rows("b", "a"), nextCursor: null };

    expect(refresh(loaded, { recordings: rows("z", "y"), nextCursor: "n" })).toEqual({
      recordings: rows("z", "y"),
      nextCursor: "n",
    });
  });

  it("shows a row once that is on two pages", () => {
    const loaded = { recordings: rows("c", "b"), nextCursor: "n" };

    expect(ids(append(loaded, { recordings: rows("b", "a"), nextCursor: null }))).toEqual(["c", "b", "a"]);
  });
});

describe("times", () => {
  it.each([
    [0, "0:00"],
    [7_999, "0:07"],
    [760_000, "12:40"],
    [3_729_000, "1:02:09"],
  ])("%i ms reads %s", (ms, text) => {
    expect(clock(ms)).toBe(text);
  });
});
