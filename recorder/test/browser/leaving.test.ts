import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

describe("leaving a page", () => {
  const stage = withBrowser();

  it("keeps one recording across three page loads, each a window that counts from 0", async () => {
    const { server, context } = stage;
    for (const n of [1, 2, 3]) server.page(`/${n}`, `<h1>page ${n}</h1><a href="/${n + 1}">next</a>`);
    const page = await context.newPage();

    await page.goto(`${server.origin}/1`);
    await server.until("page 1 recorded", () => server.stored().length > 0);
    await page.click("a");
    await server.until("page 2 recorded", () => server.starts().length === 2);
    await server.until("its snapshot", () => server.events().filter((event) => event.type === 2).length === 2);
    await page.click("a");
    await server.until("all snapshots", () => server.events().filter((event) => event.type === 2).length === 3);

    expect(new Set(server.chunks.map((chunk) => chunk.recordingUid)).size).toBe(1);
    const windows = [...new Set(server.stored().map((chunk) => chunk.windowId))];
    expect(windows).toHaveLength(3);
    for (const window of windows) {
      const seqs = server.stored().filter((chunk) => chunk.windowId === window);
      expect(seqs.map((chunk) => chunk.seq).sort((a, b) => a - b)).toEqual(seqs.map((_, i) => i));
    }
  });

  it("delivers what was typed just before a navigation", async () => {
    const { server, context } = stage;
    server.startExtra = { flush: { intervalMs: 60_000, maxEvents: 500, maxBytes: 262144 } };
    server.page("/1", `<input id="name"><a href="/2">next</a>`);
    server.page("/2", "<p>two</p>");
    const page = await context.newPage();
    await page.goto(`${server.origin}/1`);
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));

    await page.fill("#name", "last words");
    await page.click("a");
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));

    expect(server.events().some((event) => event.data?.text === "last words")).toBe(true);
    const last = server.chunks.find((chunk) => chunk.finalize);
    expect(last?.binary).toBe(false);
  });

  it("delivers the last chunk when the tab is closed", async () => {
    const { server, context } = stage;
    server.startExtra = { flush: { intervalMs: 60_000, maxEvents: 500, maxBytes: 262144 } };
    server.page("/1", `<input id="name">`);
    const page = await context.newPage();
    await page.goto(`${server.origin}/1`);
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));

    await page.fill("#name", "goodbye");
    await page.close({ runBeforeUnload: true });
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));

    expect(server.events().some((event) => event.data?.text === "goodbye")).toBe(true);
  });

  it("sends the chunk in flight again with the same bytes, and the tail after it", async () => {
    const { server, context } = stage;
    server.page("/1", `<input id="name"><input id="other">`);
    const page = await context.newPage();
    await page.goto(`${server.origin}/1`);
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));
    server.replies = [{ status: 204, hang: true }];
    await page.fill("#name", "in flight");
    await server.until("the hanging chunk", () => server.chunks.length === 2);
    await page.fill("#other", "tail");
    await page.goto("about:blank");
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));
    await server.until("both", () => server.chunks.length === 4);

    const [, hanging, ...left] = server.chunks;
    const again = left.find((chunk) => chunk.seq === 1);
    const tail = left.find((chunk) => chunk.seq === 2);
    expect(again?.body.equals(hanging?.body ?? Buffer.alloc(0))).toBe(true);
    expect(again?.finalize).toBe(false);
    expect(tail?.finalize).toBe(true);
    expect(tail?.events.some((event) => event.data?.text === "tail")).toBe(true);
  });

  it("cuts a tail down to the browser's share: the beginning, the facts, and a gap that says so", async () => {
    const { server, context } = stage;
    server.startExtra = { flush: { intervalMs: 60_000, maxEvents: 50_000, maxBytes: 1e9 } };
    const noise = `function noise() { for (let i = 0; i < 400; i++) { const p = document.createElement("p");
      p.textContent = Array.from({ length: 40 }, () => Math.random()).join(" "); document.body.append(p) } }
      async function fill() { for (let i = 0; i < 10; i++) { noise(); await new Promise((done) => setTimeout(done, 5)) } }`;
    server.page("/1", `<input id="name"><script>${noise}</script>`);
    const page = await context.newPage();
    await page.goto(`${server.origin}/1`);
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));
    // The snapshot's answer: what is captured before it follows at once.
    await page.waitForLoadState("networkidle");
    await page.evaluate("fill()");
    await page.fill("#name", "the fact");
    await page.goto("about:blank");
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));

    const last = server.chunks.find((chunk) => chunk.finalize);
    expect(last?.events.some((event) => event.data?.text === "the fact")).toBe(true);
    expect(last?.events.at(-1)?.data).toMatchObject({ tag: "playhead:gap", payload: { reason: "unload" } });
    const mutations = last?.events.filter((event) => event.type === 3 && event.data.source === 0).length ?? 0;
    expect(mutations).toBeLessThan(10);
  });

  it("says that the recording ends here even when nothing is left to send", async () => {
    const { server, context } = stage;
    server.page("/1", "<h1>still</h1>");
    const page = await context.newPage();
    await page.goto(`${server.origin}/1`);
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));
    await page.goto("about:blank");
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));

    expect(server.chunks.at(-1)).toMatchObject({ finalize: true, recordingUid: "recording-1" });
  });
});
