import { describe, expect, it } from "vitest";
import { NativeServer } from "./NativeServer";
import { withBrowser } from "./withBrowser";

const isSnapshot = (event: { type: number }): boolean => event.type === 2;

describe("uploading", () => {
  const stage = withBrowser();

  it("sends gzipped binary chunks with the token in the header", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>hello</h1>");
    await (await context.newPage()).goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));

    expect(server.chunks[0]).toMatchObject({ binary: true, seq: 0, status: 204, token: "token-2" });
    expect(server.chunks[0]?.events.map((event) => event.type)).toEqual([4, 2]);
    expect(server.starts()[0]?.body).toMatchObject({
      websiteId: "flid_aaaaaaaaaaaaaaaa",
      recordingUid: null,
      sdk: { name: "playhead-recorder" },
    });
  });

  it("tries again after a 503 with the same bytes and seq", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>hello</h1>");
    server.replies = [{ status: 503 }];
    await (await context.newPage()).goto(server.origin);
    await server.until("second try", () => server.chunks.length === 2);

    const [first, second] = server.chunks;
    expect(second?.seq).toBe(first?.seq);
    expect(second?.body.equals(first?.body ?? Buffer.alloc(0))).toBe(true);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it("obeys Retry-After on 429, also across origins", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>hello</h1>");
    server.replies = [{ status: 429, headers: { "Retry-After": "2" } }];
    await (await context.newPage()).goto(server.origin);
    await server.until("second try", () => server.chunks.length === 2);

    expect((server.chunks[1]?.at ?? 0) - (server.chunks[0]?.at ?? 0)).toBeGreaterThanOrEqual(1950);
  });

  it("keeps one chunk in flight while the server fails, and loses nothing once it is back", async () => {
    const { server, context } = stage;
    server.page("/", `<input id="name">`);
    server.replies = Array.from({ length: 4 }, () => ({ status: 500 }));
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("first try", () => server.chunks.length === 1);
    await page.fill("#name", "meanwhile");
    await server.until("recovery", () => server.events().some((event) => event.data?.text === "meanwhile"), 20_000);

    expect(server.chunks.slice(0, 5).map((chunk) => chunk.seq)).toEqual([0, 0, 0, 0, 0]);
    expect(server.stored().map((chunk) => chunk.seq)).toEqual([0, 1]);
  });

  it("drops a chunk that is refused for good, marks the gap and takes a new snapshot", async () => {
    const { server, context } = stage;
    server.page("/", `<input id="name"><input id="other">`);
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    server.replies = [{ status: 400 }];
    await page.fill("#name", "refused");
    await server.until("refusal", () => server.chunks.some((chunk) => chunk.status === 400));
    await page.fill("#other", "taken");
    await server.until("a second snapshot", () => server.events().filter(isSnapshot).length === 2);

    expect(server.custom("playhead:gap")[0]?.data.payload.reason).toBe("rejected_400");
    expect(server.chunks.filter((chunk) => chunk.seq === 1)).toHaveLength(1);
  });

  it("asks for one new start after a 401 and sends the chunk again with its token", async () => {
    const { server, context } = stage;
    server.page("/", `<h1>hello</h1>`);
    server.replies = [{ status: 401 }];
    await (await context.newPage()).goto(server.origin);
    await server.until("second start", () => server.starts().length === 2);
    await server.until("snapshot", () => server.events().some(isSnapshot));

    expect(server.starts()[1]?.body).toMatchObject({ recordingUid: "recording-1", token: "token-2" });
    expect(server.stored()[0]).toMatchObject({ recordingUid: "recording-1", token: "token-3", seq: 0 });
    expect(server.starts()).toHaveLength(2);
  });

  it("gives up after a second 401", async () => {
    const { server, context } = stage;
    server.page("/", `<h1>hello</h1>`);
    server.replies = [{ status: 401 }, { status: 401 }];
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction("Playhead.state === 'idle'");

    expect(server.starts()).toHaveLength(2);
    expect(server.chunks).toHaveLength(2);
  });

  it("stops on 409", async () => {
    const { server, context } = stage;
    server.page("/", `<input id="name">`);
    server.replies = [{ status: 409 }];
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction("Playhead.state === 'idle'");
    await page.fill("#name", "not recorded");
    await page.goto("about:blank");

    expect(server.chunks).toHaveLength(1);
  });

  it("works across origins, without a preflight", async () => {
    const { server, context } = stage;
    const shop = new NativeServer();
    await shop.listen();
    try {
      shop.page("/", `<input id="name">`, "", `${server.origin}/js/recording.js`);
      const page = await context.newPage();
      await page.goto(shop.origin);
      await server.until("snapshot", () => server.events().some(isSnapshot));
      await page.fill("#name", "from another origin");
      await page.goto("about:blank");
      await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));

      expect(server.chunks.some((chunk) => chunk.binary)).toBe(true);
      expect(server.preflights).toBe(0);
      expect(shop.messages).toHaveLength(0);
      expect(server.events().some((event) => event.data?.text === "from another origin")).toBe(true);
    } finally {
      await shop.close();
    }
  });

  it("uploads a page whose snapshot is larger than 3 MB", async () => {
    const { server, context } = stage;
    const row = (i: number): string =>
      `<p id="r${i}">${Array.from({ length: 12 }, (_, j) => Math.sin(i * 12 + j)).join(" ")}</p>`;
    server.page("/", Array.from({ length: 15_000 }, (_, i) => row(i)).join(""));
    await (await context.newPage()).goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot), 20_000);

    const snapshot = server.events().find(isSnapshot);
    expect(JSON.stringify(snapshot).length).toBeGreaterThan(3_000_000);
    expect(server.chunks[0]?.body.length).toBeGreaterThan(1_048_576);
  });

  it("sends a busy page's events at the interval, however soon each chunk is answered", async () => {
    const { server, context } = stage;
    server.startExtra = { flush: { intervalMs: 800, maxEvents: 500, maxBytes: 262144 } };
    server.chunkDelayMs = 60;
    server.page(
      "/",
      `<p id="n"></p><script>let n = 0; setInterval(() => { document.querySelector("#n").textContent = ++n; }, 20);</script>`,
    );
    await (await context.newPage()).goto(server.origin);
    await server.until("five chunks", () => server.chunks.length === 5, 20_000);

    const [, ...later] = server.chunks.map((chunk) => chunk.at);
    for (const [i, at] of later.slice(1).entries()) expect(at - (later[i] ?? 0)).toBeGreaterThanOrEqual(750);
  });

  it("flushes faster while somebody watches", async () => {
    const { server, context } = stage;
    server.startExtra = { flush: { intervalMs: 60_000, maxEvents: 500, maxBytes: 262144 } };
    server.replies = Array.from({ length: 5 }, () => ({ status: 204, headers: { "Playhead-Flush-Interval": "100" } }));
    server.page("/", `<input id="name">`);
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    await page.fill("#name", "live");

    await server.until("the input", () => server.events().some((event) => event.data?.text === "live"));
  });
});
