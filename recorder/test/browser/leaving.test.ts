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
});
