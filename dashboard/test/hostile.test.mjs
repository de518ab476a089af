// Plays hostile recordings in Chromium, in the page as it is built and under the policy that query-service sends: needs `npm run build`.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileVisit, hugeVisit, OUTSIDE } from "../scripts/hostile-visit.mjs";
import { POLICY } from "../scripts/made-up-api.mjs";
import { besides, builtPage, described, launch, PATIENCE_MS, ROOT, T0 } from "./inChromium.mjs";

const [HOSTILE, HUGE] = ["0198a3f0-1111-7222-8333-000000000001", "0198a3f0-1111-7222-8333-000000000002"];
/** What a page may load from elsewhere where that isn't blocked. Never a document, a script, a connection. */
const PASSIVE = new Set(["image", "stylesheet", "font", "media", "texttrack"]);

let browser;
let page;
let built;
let trap;
/** Connections to the outside host, paths asked of it and what for, and what no recording may ask of this server. */
const seen = { connections: 0, outside: [], inside: [], kinds: new Map() };

/** Counts whoever connects, and what for. It never answers: what is asked for stays asked for. */
async function listen() {
  const listening = createServer((request) => seen.outside.push(request.url));
  listening.on("connection", () => seen.connections++);
  await new Promise((resolve) => listening.listen(0, "127.0.0.1", resolve));
  return listening;
}

function answer(request, reply) {
  const { path } = request;
  const id = path.includes(HUGE) ? HUGE : HOSTILE;
  if (path.startsWith("/api/attack")) {
    seen.inside.push(path);
    return false;
  }
  if (path.endsWith("/events")) {
    const events = id === HUGE ? hugeVisit(T0) : hostileVisit(T0);
    reply.raw.writeHead(200, { "Content-Type": "application/x-ndjson", "X-Event-Count": events.length });
    reply.raw.end(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  } else if (path === `/api/v1/recordings/${id}`) reply.json(described(id));
  else return besides(request, reply);
  return true;
}

async function watch(recordingId, outside) {
  Object.assign(seen, { connections: 0, outside: [], inside: [] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addInitScript((chosen) => {
    if (window === window.top) window.localStorage.setItem("playhead.outside", chosen);
  }, outside);
  page = await context.newPage();
  const opened = [];
  context.on("page", (other) => opened.push(other.url()));
  page.on("dialog", (dialog) => opened.push(dialog.message()));
  page.on("request", (request) => {
    const { host, pathname } = new URL(request.url());
    if (host === OUTSIDE) seen.kinds.set(pathname, request.resourceType());
  });
  await page.goto(`${built.origin}/#key=sk_made_up&to=/recordings/${recordingId}`);
  const frame = page.locator("[data-testid=player] iframe");
  await frame.contentFrame().locator("#shown").waitFor({ timeout: PATIENCE_MS });
  return { frame, opened };
}

/** The replay is over, and what it started had its time. */
async function played() {
  await page.getByRole("button", { name: "Play", exact: true }).waitFor({ timeout: PATIENCE_MS });
  await page.waitForLoadState("load");
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 })));
}

async function expectUnharmed({ frame, opened }) {
  expect(await frame.getAttribute("sandbox")).toBe("allow-same-origin");
  expect(await page.evaluate(() => "attacked" in window)).toBe(false);
  expect(await page.title()).toBe("Playhead");
  expect(page.url()).toContain(`/#/recordings/${HOSTILE}`);
  expect(opened).toEqual([]);
  expect(seen.inside).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("IFRAME");
}

beforeAll(async () => {
  trap = await listen();
  built = await builtPage(answer);
  browser = await launch(`--host-resolver-rules=MAP ${OUTSIDE} 127.0.0.1:${trap.address().port}`);
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  built?.close();
  trap?.closeAllConnections();
  trap?.close();
});

describe("a hostile recording", { timeout: PATIENCE_MS }, () => {
  it("is judged under the policy that query-service sends", () => {
    const java = readFileSync(
      join(ROOT, "../query-service/src/main/java/dev/playhead/query/page/PageHeaders.java"),
      "utf8",
    );
    const sent = /PAGE_POLICY = String\.join\(\s*"; ",([^;]*(?:"[^"]*"[^;]*)*?)\);/.exec(java)?.[1] ?? "";

    expect([...sent.matchAll(/"([^"]+)"/g)].map(([, directive]) => directive).join("; ")).toBe(POLICY);
  });

  it("runs nothing, leads nowhere and tells nobody where outside assets are blocked", async () => {
    const watched = await watch(HOSTILE, "blocked");
    await played();

    await expectUnharmed(watched);
    expect(seen.outside).toEqual([]);
    expect(seen.connections).toBe(0);
  });

  it("runs nothing and leads nowhere where outside assets are shown, and only those are loaded", async () => {
    const watched = await watch(HOSTILE, "shown");
    await played();

    await expectUnharmed(watched);
    expect(seen.outside.length).toBeGreaterThan(0);
    expect(seen.outside.filter((path) => !PASSIVE.has(seen.kinds.get(path)))).toEqual([]);
    expect(seen.outside.filter((path) => /preconnect|prefetch|preload|prerender|manifest/.test(path))).toEqual([]);
  });

  it("stops loading from outside at once when that is blocked while it plays", async () => {
    const watched = await watch(HOSTILE, "shown");
    await page.getByLabel("Block outside assets").check();
    await watched.frame.contentFrame().locator("#shown").waitFor({ timeout: PATIENCE_MS });
    Object.assign(seen, { outside: [] });
    await played();

    await expectUnharmed(watched);
    expect(seen.outside).toEqual([]);
  });

  it("of 100,000 elements leaves the tab alive", async () => {
    const { frame } = await watch(HUGE, "blocked");
    await page.getByLabel("Position in the recording").focus();
    await page.keyboard.press("End");
    await page.getByRole("button", { name: "Play", exact: true }).waitFor({ timeout: PATIENCE_MS });

    expect(await frame.contentFrame().locator("p").count()).toBe(50_000);
    expect(await page.getByTestId("time").innerText()).toContain("0:03 / 0:03");
  });
});
