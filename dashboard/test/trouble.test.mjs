// What goes wrong around a replay is said plainly: in Chromium and in the page as it is built, which `npm run build` makes.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { besides, builtPage, described, launch, PATIENCE_MS, T0 } from "./inChromium.mjs";

const id = (n) => `0198a3f0-1111-7222-8333-00000000000${n}`;
const [SHORT, GAPPED, EXPIRED, CUT, LONG, LIVE, MADE_UP] = [1, 2, 3, 4, 5, 6, 7].map(id);
const PIECE_MS = 600_000;

const SNAPSHOT = [
  { type: 4, timestamp: T0, data: { href: "http://shop.example/", width: 800, height: 600 } },
  {
    type: 2,
    timestamp: T0 + 1,
    data: {
      node: {
        type: 0,
        id: 1,
        childNodes: [
          {
            type: 2,
            id: 2,
            tagName: "html",
            attributes: {},
            childNodes: [
              {
                type: 2,
                id: 3,
                tagName: "body",
                attributes: {},
                childNodes: [{ type: 2, id: 4, tagName: "p", attributes: { id: "seen" }, childNodes: [] }],
              },
            ],
          },
        ],
      },
      initialOffset: { top: 0, left: 0 },
    },
  },
];
const move = (at) => ({
  type: 3,
  timestamp: T0 + at,
  data: { source: 1, positions: [{ x: 9, y: 9, id: 3, timeOffset: 0 }] },
});
const gap = {
  type: 5,
  timestamp: T0 + 900,
  data: { tag: "playhead:gap", payload: { from: T0 + 500, to: T0 + 900, reason: "missing_object" } },
};
const lines = (events) => events.map((event) => `${JSON.stringify(event)}\n`).join("");

let browser;
let built;
/** What the server does with the recordings that change while they are watched. */
let fate = {};
/** Streams that a test goes on with. */
let live;
let cut;

function ndjson(raw, events, announced = events.length) {
  raw.writeHead(200, { "Content-Type": "application/x-ndjson", "X-Event-Count": announced });
  raw.write(lines(events));
}

function answer(request, reply) {
  const { path } = request;
  const { json, raw } = reply;
  const [, replayed, kind, piece] = /^\/api\/v1\/replay\/([^/]+)\/(\w+)(?:\/(\d))?/.exec(path) ?? [];
  if (replayed === SHORT || replayed === MADE_UP) {
    ndjson(raw, SNAPSHOT.slice(0, replayed === SHORT ? 1 : 0));
    raw.end();
  } else if (replayed === GAPPED) {
    ndjson(raw, [...SNAPSHOT, gap, move(2_000)]);
    raw.end();
  } else if (replayed === CUT) {
    ndjson(raw, [...SNAPSHOT, move(400)], 40);
    if (fate.whole) raw.end(lines(Array.from({ length: 37 }, (_, n) => move(500 + 40 * n))));
    else cut = raw;
  } else if (replayed === LONG && piece !== undefined) {
    if (Number(piece) > 0 && fate.piece !== undefined) {
      if (fate.piece === 0) raw.destroy();
      else json({ title: "Gone", status: fate.piece, reason: "erased" }, fate.piece);
      return true;
    }
    const from = Number(piece) * PIECE_MS;
    const stands = SNAPSHOT.map((event) => ({ ...event, timestamp: event.timestamp + from }));
    ndjson(raw, [...stands, move(from + PIECE_MS - 1)]);
    raw.end();
  } else if (replayed === LONG) {
    const chunk = (n) => ({
      n: `${n}`,
      firstTimestamp: T0 + n * PIECE_MS,
      lastTimestamp: T0 + (n + 1) * PIECE_MS - 1,
      eventCount: 3,
      rawBytes: 30_000_000,
      keyframe: true,
    });
    json({ chunks: [0, 1, 2].map(chunk), nextCursor: null });
  } else if (replayed === LIVE && kind === "live") {
    fate.asked = [...(fate.asked ?? []), request.lastEventId];
    if (fate.refused) raw.destroy();
    else {
      raw.writeHead(200, { "Content-Type": "text/event-stream" });
      raw.write('event: status\ndata: {"state":"live"}\n\n');
      raw.write(`event: events\nid: 7.1\ndata: ${JSON.stringify(SNAPSHOT)}\n\n`);
      live = raw;
    }
  } else if (path.startsWith("/api/v1/recordings/")) {
    const asked = path.split("/")[4];
    if (asked === EXPIRED) json({ title: "Gone", status: 410, reason: "expired" }, 410);
    else if (path.split("/").length > 5) return besides(request, reply);
    else if (asked === LONG) json(described(LONG, { durationMs: 3 * PIECE_MS, rawBytes: 90_000_000 }));
    else if (asked === LIVE) json(described(LIVE, { state: "live", endedAt: null }));
    else if (asked === MADE_UP) json(described(MADE_UP, { externalId: "seed:1" }));
    else json(described(asked));
  } else return false;
  return true;
}

async function watch(recordingId) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  tab.setDefaultTimeout(PATIENCE_MS);
  await tab.goto(`${built.origin}/#key=sk_made_up&to=${encodeURIComponent(`/recordings/${recordingId}`)}`);
  const stands = () =>
    tab.locator("[data-testid=player] iframe").contentFrame().locator("#seen").waitFor({ state: "attached" });
  return { tab, stands };
}

beforeAll(async () => {
  built = await builtPage(answer);
  browser = await launch();
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  built?.close();
});

describe("around a replay", { timeout: PATIENCE_MS }, () => {
  it.each([
    ["too short to replay", SHORT, "Too short to replay", "left within its first moments"],
    ["made up", MADE_UP, "Nothing to replay", "made up"],
    ["expired", EXPIRED, "This recording has expired", "older than its website keeps recordings"],
  ])("says that a recording is %s, and why", async (_, recordingId, title, cause) => {
    const { tab } = await watch(recordingId);

    await tab.getByRole("heading", { name: title }).waitFor();
    expect(await tab.getByRole("main").innerText()).toContain(cause);
    await tab.close();
  });

  it("tells where a part is missing, and leads there", async () => {
    const { tab, stands } = await watch(GAPPED);
    await stands();

    const missing = tab.getByRole("list", { name: "Missing parts" });
    await missing.getByText("Less than a second is missing here: missing object.").waitFor();
    await missing.getByRole("button", { name: "0:00" }).click();
    await tab.close();
  });

  it("says that the connection broke, and goes on when it is asked to", async () => {
    fate = {};
    const { tab, stands } = await watch(CUT);
    await stands();
    cut.destroy();
    await tab.getByText("This replay is cut short: 3 of 40 events arrived.").waitFor();

    fate = { whole: true };
    await tab.getByRole("button", { name: "Try again" }).click();
    await stands();
    await tab.getByText("cut short").waitFor({ state: "detached" });
    await tab.close();
  });

  it("keeps what is loaded of a long one when the network goes, and goes on when it is back", async () => {
    fate = { piece: 0 };
    const { tab, stands } = await watch(LONG);
    await stands();
    await tab.getByLabel("Position in the recording").focus();
    await tab.keyboard.press("End");
    await tab.getByText("The rest can't be loaded: Playhead can't be reached.").waitFor();

    fate = {};
    await tab.getByRole("button", { name: "Try again" }).click();
    await stands();
    await tab.getByText("The rest can't be loaded").waitFor({ state: "detached" });
    await tab.close();
  });

  it("shows nothing more of what is erased while it plays", async () => {
    fate = { piece: 410 };
    const { tab, stands } = await watch(LONG);
    await stands();
    await tab.getByLabel("Position in the recording").focus();
    await tab.keyboard.press("End");

    await tab.getByRole("heading", { name: "This recording was erased" }).waitFor();
    expect(await tab.locator("iframe").count()).toBe(0);
    await tab.close();
  });

  it("shows nothing more of what is erased while it is followed live", async () => {
    fate = {};
    const { tab, stands } = await watch(LIVE);
    await stands();

    live.end('event: status\ndata: {"state":"erased"}\n\n');
    await tab.getByRole("heading", { name: "This recording was erased" }).waitFor();
    expect(await tab.locator("iframe").count()).toBe(0);
    await tab.close();
  });

  it("says that a live view reconnects, and resumes behind what it has", async () => {
    fate = {};
    const { tab, stands } = await watch(LIVE);
    await stands();
    await tab.getByText("Live", { exact: true }).waitFor();

    fate = { refused: true };
    live.destroy();
    await tab.getByText("Reconnecting", { exact: true }).waitFor();
    await tab.getByText("Nothing is lost: it continues where it broke.").waitFor();
    fate.refused = false;
    await tab.getByText("Live", { exact: true }).waitFor();

    expect(fate.asked.at(-1)).toBe("7.1");
    await stands();
    await tab.close();
  });
});
