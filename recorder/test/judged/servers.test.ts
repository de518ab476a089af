import { describe, expect, it } from "vitest";
import { NativeServer } from "../browser/NativeServer";
import { withBrowser } from "../browser/withBrowser";

/** What a server can do to a chunk; each ends with everything stored once. */
const troubles = {
  "answers 500": { replies: [{ status: 500 }, { status: 502 }], waitMs: 4_000 },
  "answers 429 with Retry-After": { replies: [{ status: 429, headers: { "Retry-After": "5" } }], waitMs: 6_000 },
  "never answers": { replies: [{ status: 204, hang: true }], waitMs: 12_000 },
  "never answers twice, then fails": {
    replies: [{ status: 204, hang: true }, { status: 503, hang: true }, { status: 503 }],
    waitMs: 30_000,
  },
  "fails for longer than all tries": { replies: Array.from({ length: 6 }, () => ({ status: 503 })), waitMs: 30_000 },
};

describe.each(["the page's own origin", "another origin"])("a server in trouble, on %s", (origin) => {
  const stage = withBrowser();

  async function shop(act: (recorder: NativeServer, shopOrigin: string) => Promise<void>): Promise<void> {
    const { server } = stage;
    const recorder = origin === "another origin" ? new NativeServer() : server;
    if (recorder !== server) await recorder.listen();
    try {
      server.page("/", `<input id="field">`, "", `${recorder.origin}/js/recording.js`);
      await act(recorder, server.origin);
    } finally {
      if (recorder !== server) await recorder.close();
    }
  }

  const opened = async (recorder: NativeServer, shopOrigin: string) => {
    const page = await stage.context.newPage();
    await page.clock.install();
    await page.goto(shopOrigin);
    await recorder.until("snapshot", () => recorder.events().some((event) => event.type === 2));
    return page;
  };
  const texts = (recorder: NativeServer) => recorder.events().flatMap((event) => event.data?.text ?? []);

  it.each(Object.entries(troubles))(
    "that %s: the same bytes come again, nothing is lost",
    async (_, { replies, waitMs }) => {
      await shop(async (recorder, shopOrigin) => {
        const page = await opened(recorder, shopOrigin);
        recorder.replies = [...replies];
        await page.fill("#field", "in trouble");
        await page.clock.runFor(1_000);
        await recorder.until("the first try", () => recorder.chunks.some((chunk) => chunk.seq === 1));
        await page.fill("#field", "meanwhile");
        for (let passed = 0; passed < waitMs; passed += 500) await page.clock.runFor(500);
        await recorder.until("both texts", () => texts(recorder).length === 2);

        const tries = recorder.chunks.filter((chunk) => chunk.seq === 1);
        expect(tries.length).toBeGreaterThan(replies.length);
        for (const again of tries) expect(again.body.equals(tries[0]?.body ?? Buffer.alloc(0))).toBe(true);
        expect(texts(recorder)).toEqual(["in trouble", "meanwhile"]);
        expect(recorder.custom("playhead:gap")).toEqual([]);
      });
    },
  );

  it.each([400, 403, 413])("that answers %d: no second try, and a snapshot after the gap", async (status) => {
    await shop(async (recorder, shopOrigin) => {
      const page = await opened(recorder, shopOrigin);
      recorder.replies = [{ status }];
      await page.fill("#field", "refused");
      await page.clock.runFor(1_000);
      await recorder.until("the refusal", () => recorder.chunks.some((chunk) => chunk.status === status));
      await page.fill("#field", "taken");
      await page.clock.runFor(1_000);
      await recorder.until("a gap", () => recorder.custom("playhead:gap").length === 1);
      await page.clock.runFor(10_000);
      await recorder.until("a snapshot", () => recorder.events().filter((event) => event.type === 2).length === 2);

      expect(recorder.chunks.filter((chunk) => chunk.seq === 1)).toHaveLength(1);
      expect(texts(recorder)).toEqual(["taken"]);
    });
  });

  it("that vanishes and comes back: what was done meanwhile is there", async () => {
    await shop(async (recorder, shopOrigin) => {
      const page = await opened(recorder, shopOrigin);
      await recorder.vanish();
      await page.fill("#field", "alone");
      for (let passed = 0; passed < 60_000; passed += 1_000) await page.clock.runFor(1_000);
      await page.fill("#field", "still alone");
      await page.clock.runFor(1_000);
      await recorder.return();
      for (let passed = 0; passed < 20_000 && texts(recorder).length < 2; passed += 500) await page.clock.runFor(500);
      await recorder.until("both texts", () => texts(recorder).length === 2);

      expect(texts(recorder)).toEqual(["alone", "still alone"]);
      expect(recorder.stored().map((chunk) => chunk.seq)).toEqual(recorder.stored().map((_, seq) => seq));
    });
  });
});
