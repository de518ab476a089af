// Recordings that load while they play, in Chromium and in the page as it is built: needs `npm run build`.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { besides, builtPage, described, launch, PATIENCE_MS, T0 } from "./inChromium.mjs";

const [SLOW, LONG] = ["0198a3f0-1111-7222-8333-000000000003", "0198a3f0-1111-7222-8333-000000000004"];
const PIECE_MS = 600_000;
const LAST = 5;

const page = (name) => {
  const text = { type: 3, id: 5, textContent: name };
  const body = { type: 2, id: 4, tagName: "body", attributes: {}, childNodes: [paragraph(name, 6, [text])] };
  const html = { type: 2, id: 3, tagName: "html", attributes: {}, childNodes: [body] };
  return { type: 0, id: 1, childNodes: [{ type: 1, id: 2, name: "html", publicId: "", systemId: "" }, html] };
};
const paragraph = (name, id, childNodes = []) => ({ type: 2, id, tagName: "p", attributes: { id: name }, childNodes });
const snapshot = (name, at) => [
  { type: 4, timestamp: T0 + at, data: { href: "http://shop.example/", width: 800, height: 600 } },
  { type: 2, timestamp: T0 + at, data: { node: page(name), initialOffset: { top: 0, left: 0 } } },
];
const move = (at) => ({
  type: 3,
  timestamp: T0 + at,
  data: { source: 1, positions: [{ x: 9, y: 9, id: 4, timeOffset: 0 }] },
});
const adding = (name, at) => ({
  type: 3,
  timestamp: T0 + at,
  data: {
    source: 0,
    texts: [],
    removes: [],
    attributes: [],
    adds: [
      { parentId: 4, nextId: null, node: paragraph(name, 9) },
      { parentId: 9, nextId: null, node: { type: 3, id: 10, textContent: name } },
    ],
  },
});
const lines = (events) => events.map((event) => `${JSON.stringify(event)}\n`).join("");

/** The slow recording's stream, which the test goes on with. */
let stream;
/** Pieces of the long one that were asked for. */
const asked = [];
let browser;
let built;

function answer(request, reply) {
  const { path } = request;
  const { json, raw } = reply;
  const pieces = Array.from({ length: LAST + 1 }, (_, n) => [
    ...snapshot(`piece-${n}`, n * PIECE_MS),
    move(n * PIECE_MS + 1_000),
    move((n + 1) * PIECE_MS - 1),
  ]);
  const piece = /\/chunks\/(\d)/.exec(path)?.[1];
  if (path === `/api/v1/replay/${SLOW}/events`) {
    raw.writeHead(200, { "Content-Type": "application/x-ndjson", "X-Event-Count": 6 });
    raw.write(lines([...snapshot("begin", 0), move(500), move(1_500)]));
    stream = raw;
  } else if (path === `/api/v1/replay/${LONG}/chunks`) {
    const chunks = pieces.map((events, n) => ({
      n: `${n}.0-${n}.3`,
      firstTimestamp: events[0].timestamp,
      lastTimestamp: events.at(-1).timestamp,
      eventCount: events.length,
      rawBytes: 30_000_000,
      keyframe: true,
    }));
    json({ chunks, nextCursor: null });
  } else if (piece !== undefined) {
    asked.push(Number(piece));
    raw.writeHead(200, { "Content-Type": "application/x-ndjson" });
    raw.end(lines(pieces[piece]));
  } else if (path === `/api/v1/recordings/${SLOW}`) json(described(SLOW, { durationMs: 60_000 }));
  else if (path === `/api/v1/recordings/${LONG}`)
    json(described(LONG, { durationMs: (LAST + 1) * PIECE_MS, rawBytes: 180_000_000 }));
  else return besides(request, reply);
  return true;
}

async function watch(recordingId, at = 0) {
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const to = encodeURIComponent(`/recordings/${recordingId}?at=${at}`);
  await tab.goto(`${built.origin}/#key=sk_made_up&to=${to}`);
  const shows = (name) =>
    tab.locator("[data-testid=player] iframe").contentFrame().locator(`#${name}`).waitFor({ timeout: PATIENCE_MS });
  return { tab, shows };
}

beforeAll(async () => {
  built = await builtPage(answer);
  browser = await launch();
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  built?.close();
});

describe("a recording that loads while it plays", { timeout: PATIENCE_MS }, () => {
  it("starts with its first snapshot, waits for what isn't there yet, and goes on by itself", async () => {
    const { tab, shows } = await watch(SLOW);
    await shows("begin");
    await tab.getByTestId("loaded").waitFor({ state: "attached" });
    await tab.getByText("Loading this moment…").waitFor({ timeout: PATIENCE_MS });
    expect(await tab.getByTestId("time").innerText()).toContain("/ 1:00");

    stream.write(lines([adding("later", 1_600)]));
    stream.end(lines([move(2_500)]));
    await shows("later");
    await tab.getByRole("button", { name: "Play", exact: true }).waitFor({ timeout: PATIENCE_MS });

    expect(await tab.getByTestId("time").innerText()).toBe("0:02 / 0:02");
    expect(await tab.getByTestId("loaded").count()).toBe(0);
    await tab.close();
  });

  it("of an hour jumps without loading what lies between", async () => {
    const { tab, shows } = await watch(LONG);
    await shows("piece-0");
    await tab.getByLabel("Position in the recording").focus();
    await tab.keyboard.press("End");
    await shows(`piece-${LAST}`);
    expect(asked).toEqual([0, LAST]);

    await tab.keyboard.press("Home");
    await shows("piece-0");
    expect(asked).toEqual([0, LAST, 0]);
    await tab.close();
  });

  it("of an hour opens at the moment that a link names", async () => {
    asked.length = 0;
    const { tab, shows } = await watch(LONG, 3 * PIECE_MS + 5_000);
    await shows("piece-3");

    expect(asked[0]).toBe(3);
    expect(await tab.getByTestId("time").innerText()).toMatch(/^30:0/);
    await tab.close();
  });
});
