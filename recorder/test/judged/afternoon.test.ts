import type { CDPSession, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { ReceivedEvent } from "../browser/NativeServer";
import { withBrowser } from "../browser/withBrowser";

const MINUTE_MS = 60_000;
/** Below the recorder's 10 s timeout, so that a request that the machine takes its time for isn't given up by the page's fast clock. */
const STEP_MS = 4_000;

/** A page that is never quiet, with a field and the way to the next one. */
const body = (n: number) => `<h1>page ${n}</h1><input id="field"><p id="ticker">0</p><ul id="list"></ul>
  <a href="/${n + 1}">next</a><script>
    let n = 0;
    setInterval(() => {
      document.querySelector("#ticker").textContent = "tick " + n++;
      const item = document.createElement("li");
      item.textContent = "item " + n;
      const list = document.querySelector("#list");
      list.append(item);
      if (list.children.length > 50) list.firstChild.remove();
    }, 1000);
  </script>`;

describe("an afternoon in a tab", () => {
  const stage = withBrowser();

  it("60 minutes, 30 pages, a sleep, a while offline: one recording, everything once, memory flat", async () => {
    const { server, context } = stage;
    server.startExtra = { flush: { intervalMs: 2_000, maxEvents: 500, maxBytes: 262144 } };
    for (let n = 1; n <= 31; n++) server.page(`/${n}`, body(n));
    const page = await context.newPage();
    await page.clock.install();
    const devtools = await context.newCDPSession(page);
    await page.goto(`${server.origin}/1`);
    await page.waitForFunction("Playhead.state === 'recording'");
    const typed: string[] = [];
    let number = 0;
    const type = async (text: string): Promise<void> => {
      typed.push(`${text} ${++number}`);
      await page.fill("#field", `${text} ${number}`);
    };

    for (let n = 1; n <= 30; n++) {
      if (n === 10) {
        // The lid is closed: the clock jumps, no timer runs meanwhile.
        await type("before the sleep");
        await page.clock.fastForward(10 * MINUTE_MS);
        await type("after the sleep");
      }
      if (n === 20) await context.setOffline(true);
      await type("on a page");
      await pass(page, MINUTE_MS);
      if (n === 20) {
        await type("offline");
        await pass(page, 5 * MINUTE_MS);
        await context.setOffline(false);
        await pass(page, 40_000);
        await server.until("what waited", () => textsOf(server.events()).includes(typed.at(-1) ?? ""));
      }
      await type("leaving");
      await page.click("a");
      await page.waitForURL(`**/${n + 1}`);
      await page.waitForFunction("Playhead.state === 'recording'");
    }
    await type("the long page");
    await pass(page, 3 * MINUTE_MS);
    const early = await heapBytes(devtools);
    await pass(page, 12 * MINUTE_MS);
    const late = await heapBytes(devtools);
    await page.evaluate("Playhead.stop()");
    await server.until("the stop", () => server.messages.some((message) => message.type === "recording_stop"));

    expect(new Set(server.chunks.map((chunk) => chunk.recordingUid)).size).toBe(1);
    expect(textsOf(server.events())).toEqual(typed);
    expect(server.custom("playhead:gap")).toEqual([]);
    for (const window of new Set(server.stored().map((chunk) => chunk.windowId))) {
      const chunks = server.stored().filter((chunk) => chunk.windowId === window);
      expect(chunks.map((chunk) => chunk.seq).sort((a, b) => a - b)).toEqual(chunks.map((_, i) => i));
      const items = itemsOf(chunks.flatMap((chunk) => chunk.events));
      expect(items.length).toBeGreaterThan(50);
      expect(items).toEqual(items.map((_, i) => (items[0] ?? 0) + i));
    }
    const first = Math.min(...server.events().map((event) => event.timestamp));
    const last = Math.max(...server.events().map((event) => event.timestamp));
    expect((last - first) / MINUTE_MS).toBeGreaterThan(60);
    expect(late - early).toBeLessThan(1_000_000);
  }, 240_000);
});

/** Lets the page's clock run; real time passes only as the page needs it. */
async function pass(page: Page, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += STEP_MS) await page.clock.runFor(STEP_MS);
}

/** What was typed, in the order of the log. */
function textsOf(events: readonly ReceivedEvent[]): string[] {
  return events
    .filter((event) => event.type === 3 && event.data.source === 5 && event.data.text)
    .map((event) => event.data.text);
}

/** The numbers of the list items that a page's script added, in the order of time. */
function itemsOf(events: readonly ReceivedEvent[]): number[] {
  return events
    .toSorted((a, b) => a.timestamp - b.timestamp)
    .filter((event) => event.type === 3 && event.data.source === 0)
    .flatMap((event) => event.data.adds)
    .map((add) => /^item (\d+)$/.exec(add.node.textContent ?? "")?.[1])
    .filter((number) => number !== undefined)
    .map(Number);
}

/** What the page's scripts hold on to. */
async function heapBytes(devtools: CDPSession): Promise<number> {
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  return usedSize;
}
