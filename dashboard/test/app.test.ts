import { describe, expect, it } from "vitest";
import type { RecordingSummary } from "../src/api/types.ts";
import { parseRoute } from "../src/app/route.ts";
import { openSession } from "../src/app/session.ts";
import { append, refresh } from "../src/recordings/merge.ts";
import { clock } from "../src/ui/format.ts";

const rows = (...ids: string[]) => ids.map((recordingId) => ({ recordingId }) as RecordingSummary);
const ids = (list: { recordings: readonly RecordingSummary[] }) => list.recordings.map((row) => row.recordingId);

function memory(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
  } as Storage;
}

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
    ["#/recordings/../x", { page: "unknown" }],
    ["#/elsewhere", { page: "unknown" }],
  ])("%s leads to its page", (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });
});

describe("key", () => {
  const open = (hash: string, storage: Storage) => {
    const shown: string[] = [];
    const location = { hash, pathname: "/", search: "" } as Location;
    const history = { replaceState: (_: unknown, __: string, url: string) => shown.push(url) } as unknown as History;
    return { key: openSession(location, history, storage), shown };
  };

  it("is taken from the address and removed from it", () => {
    const storage = memory();

    expect(open("#key=sk_abc", storage)).toEqual({ key: "sk_abc", shown: ["/#/"] });
    expect(open("#/", storage)).toEqual({ key: "sk_abc", shown: [] });
  });

  it("keeps where the link leads", () => {
    expect(open("#key=sk_abc&to=/recordings/x", memory()).shown).toEqual(["/#/recordings/x"]);
  });

  it("is asked for when there is none", () => {
    expect(open("#/", memory()).key).toBeNull();
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
