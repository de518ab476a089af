import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

const isSnapshot = (event: { type: number }): boolean => event.type === 2;
const everything = { console: true, network: true, canvas: false };

describe("the optional parts", () => {
  const stage = withBrowser();
  const plugin = (name: string) => stage.server.events().filter((event) => event.data?.plugin === name);
  const open = async (body: string, script = "") => {
    const { server } = stage;
    server.page("/", body, script);
    const page = await stage.context.newPage();
    await page.goto(`${server.origin}/`);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    // Its first word: they are here.
    await server.until("a vital", () => server.custom("playhead:vital").length > 0);
    return page;
  };

  it("keeps console calls from before they are here, with their own time", async () => {
    const { server } = stage;
    server.startExtra = { capture: everything };
    server.startDelayMs = 400;
    await open(`<script>addEventListener("load", () => console.warn("early", { a: 1 }))</script>`);
    await server.until("the call", () => plugin("rrweb/console@1").length === 1);

    const [call] = plugin("rrweb/console@1");
    expect(call?.data.payload).toMatchObject({ level: "warn", payload: [`"early"`, `{"a":1}`] });
    expect(call?.timestamp).toBeLessThan(server.events().find(isSnapshot)?.timestamp ?? 0);
  });

  it("records requests by fetch and XMLHttpRequest: no bodies, no query values, none of its own, none that the page gave up", async () => {
    const { server } = stage;
    server.startExtra = { capture: everything };
    const page = await open("<h1>shop</h1>");
    await page.evaluate(`(async () => {
      await fetch("/missing?token=s3cret", { method: "post", body: "private body" });
      const xhr = new XMLHttpRequest(); xhr.open("GET", "/none?q=s3cret#key=s3cret"); 
      await new Promise((done) => { xhr.onloadend = done; xhr.send() });
      await fetch("http://localhost:1/refused").catch(() => {});
      const abort = new AbortController(); const given = fetch("/given-up", { signal: abort.signal }).catch(() => {});
      abort.abort(); await given; Playhead.track("done");
    })()`);
    await server.until("the mark", () => server.custom("playhead:track").length === 1);

    const requests = plugin("rrweb/network@1").flatMap((event) => event.data.payload.requests);
    expect(requests).toMatchObject([
      { name: `${server.origin}/missing?token=`, initiatorType: "fetch", method: "POST", status: 404 },
      { name: `${server.origin}/none?q=#key=`, initiatorType: "xmlhttprequest", method: "GET", status: 404 },
      { name: "http://localhost:1/refused", initiatorType: "fetch", method: "GET", status: 0 },
    ]);
    for (const { duration, startTime } of requests) expect(Math.min(duration, startTime)).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(server.events())).not.toMatch(/s3cret|private body/);
  });

  it("leaves a rejection that the page forgot unhandled, and its fetch as it was after the end", async () => {
    const { server } = stage;
    server.startExtra = { capture: everything };
    const page = await open("<h1>shop</h1>");
    await page.evaluate(`fetch("http://localhost:1/forgotten"); undefined`);
    await server.until("the rejection", () => server.custom("playhead:error").length === 1);
    await page.evaluate("Playhead.stop()");

    expect(await page.evaluate("String(fetch)")).toContain("[native code]");
    expect(await page.evaluate("String(console.log)")).toContain("[native code]");
  });

  it("measures web vitals once a page, rated, and how far it was scrolled", async () => {
    const { server } = stage;
    const page = await open(`<h1>tall</h1><div style="height: 4000px"></div><button>Go</button>`);
    await page.evaluate("scrollTo(0, 1000)");
    await page.mouse.click(5, 5);
    await page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))");
    await page.goto("about:blank");
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));

    const vitals = server.custom("playhead:vital").map((event) => event.data.payload);
    expect(new Set(vitals.map((vital) => vital.name)).size).toBe(vitals.length);
    for (const name of ["TTFB", "FCP", "LCP", "CLS"]) expect(vitals.map((vital) => vital.name)).toContain(name);
    for (const vital of vitals) {
      expect(vital.value).toBeGreaterThanOrEqual(0);
      expect(["good", "needs-improvement", "poor"]).toContain(vital.rating);
    }
    const [scroll, ...more] = server.custom("playhead:scroll").map((event) => event.data.payload);
    expect(more).toEqual([]);
    expect(scroll.height).toBeGreaterThan(4_000);
    expect(scroll.depth).toBeCloseTo((1_000 + 720) / scroll.height, 1);
  });

  it("tells the scroll depth of a single-page app's page before the next one", async () => {
    const { server } = stage;
    const page = await open(`<div style="height: 3000px"></div>`);
    await page.evaluate(
      "scrollTo(0, 600); new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))",
    );
    await page.evaluate(`history.pushState(null, "", "/next")`);
    await server.until(
      "both",
      () => server.custom("playhead:url").length + server.custom("playhead:scroll").length === 2,
    );

    const tags = server.events().map((event) => event.data?.tag);
    expect(tags.indexOf("playhead:scroll")).toBeLessThan(tags.indexOf("playhead:url"));
    expect(server.custom("playhead:scroll")[0]?.data.payload.depth).toBeGreaterThan(0.3);
  });

  it("loads them from the page's own proxy, which forwards the script's path and no other", async () => {
    const { server } = stage;
    server.startExtra = { capture: everything };
    await stage.context.route(
      (url) => url.pathname.includes("recording-capture"),
      (route) => route.abort(),
    );
    const page = await open("<h1>proxied</h1>");
    await page.evaluate(`console.log("through the proxy")`);

    await server.until("the call", () => plugin("rrweb/console@1").length === 1);
  });

  it("records the page without them where they can't be loaded", async () => {
    const { server, context } = stage;
    await context.route(/recording-capture/, (route) => route.abort());
    server.page("/", `<input id="name">`);
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction("Playhead.state === 'recording'");
    await page.fill("#name", "without");
    await page.goto("about:blank");
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));

    expect(server.events().some((event) => event.data?.text === "without")).toBe(true);
  });

  it("uploads nothing of an idle tab but heartbeats, and everything once the visitor is back", async () => {
    const { server, context } = stage;
    server.page("/", `<input id="name"><p id="clock"></p>`, `data-idle-after-ms="60000"`);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    await page.clock.runFor(5_000);
    await page.evaluate(`setInterval(() => { document.querySelector("#clock").textContent = Date.now() }, 1000)`);
    await page.fill("#name", "here");
    await page.clock.runFor(62_000);
    // What was captured before is delivered in real time.
    for (let i = 0; i < 20; i++) await page.clock.runFor(500);
    const chunks = server.chunks.length;
    for (let i = 0; i < 12; i++) await page.clock.runFor(5_000);
    await server.until("a heartbeat", () => server.messages.some((message) => message.type === "recording_heartbeat"));
    expect(server.chunks).toHaveLength(chunks);

    await page.fill("#name", "back");
    await page.clock.runFor(2_000);
    await server.until("the return", () => server.events().some((event) => event.data?.text === "back"));
    const ticks = server.events().filter((event) => event.data?.source === 0).length;
    expect(ticks).toBeGreaterThan(110);
    expect(server.custom("playhead:gap")).toEqual([]);
  });
});
