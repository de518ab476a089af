import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

describe("waiting for a trigger", () => {
  const stage = withBrowser();
  const open = async (script: string, path = "/") => {
    const { server, context } = stage;
    for (const place of ["/", "/pay"]) server.page(place, `<input id="name">`, script);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(server.origin + path);
    await page.waitForFunction("Playhead.state === 'recording' && window.PlayheadExtras");
    return page;
  };
  const texts = () => stage.server.events().flatMap((event) => event.data?.text ?? []);

  it("sends nothing before an error, then the last minute from a full snapshot on, and goes on", async () => {
    const { server } = stage;
    const page = await open("data-error-buffer");
    for (let i = 0; i < 24; i++) {
      await page.fill("#name", `step ${i}`);
      await page.clock.runFor(10_000);
    }
    expect(server.chunks).toEqual([]);
    await page.evaluate(`Promise.reject(new Error("now")); undefined`);
    await page.clock.runFor(1_000);
    await server.until("the error", () => server.custom("playhead:error").length === 1);
    await page.fill("#name", "after");
    await page.clock.runFor(1_000);
    await server.until("what follows", () => texts().includes("after"));

    expect(
      server
        .events()
        .slice(0, 2)
        .map((event) => event.type),
    ).toEqual([4, 2]);
    expect(texts()).toEqual(expect.arrayContaining(["step 18", "step 23"]));
    expect(texts()).not.toContain("step 8");
  });

  it.each([
    ["a URL", `data-trigger-urls="/elsewhere, /p*y"`, `history.pushState(null, "", "/pay")`],
    ["an event", `data-trigger-events="ordered"`, `Playhead.track("other"); Playhead.track("ordered")`],
  ])("opens by %s", async (_, script, act) => {
    const { server } = stage;
    const page = await open(script);
    await page.fill("#name", "before");
    await page.clock.runFor(5_000);
    expect(server.chunks).toEqual([]);

    await page.evaluate(act);
    await page.clock.runFor(1_000);
    await server.until("what came before", () => texts().includes("before"));
  });

  it("opens where the optional parts are blocked, too", async () => {
    const { server, context } = stage;
    await context.route(/recording-capture/, (route) => route.abort());
    server.page("/", `<input id="name">`, `data-trigger-events="ordered"`);
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction("Playhead.state === 'recording'");
    await page.fill("#name", "before");
    await page.evaluate(`Playhead.track("ordered")`);

    await server.until("the mark", () => server.custom("playhead:track").length === 1);
    expect(texts()).toContain("before");
  });

  it("erases the recording of a page that is left with nothing opened, and begins another on the next", async () => {
    const { server } = stage;
    const page = await open(`data-trigger-urls="/pay"`);
    await page.fill("#name", "never");
    await page.goto(`${server.origin}/pay`);
    await page.waitForFunction("Playhead.state === 'recording'");
    await page.clock.runFor(2_000);
    await server.until("a chunk", () => server.chunks.length > 0);

    const cancelled = server.messages.find((message) => message.type === "recording_cancel");
    expect(cancelled?.body.recordingUid).not.toBe(server.chunks[0]?.recordingUid);
    expect(texts()).not.toContain("never");
  });

  it("sends nothing of a recording that is shorter than wanted, its pages in the tab counted together", async () => {
    const { server } = stage;
    const page = await open(`data-minimum-duration-ms="10000"`);
    await page.clock.runFor(6_000);
    expect(server.chunks).toEqual([]);
    await page.goto(`${server.origin}/pay`);
    await page.waitForFunction("Playhead.state === 'recording' && window.PlayheadExtras");
    await page.fill("#name", "long enough");
    for (let i = 0; i < 5; i++) await page.clock.runFor(1_000);
    await server.until("the text", () => texts().includes("long enough"));

    expect(server.messages.filter((message) => message.type === "recording_cancel")).toHaveLength(1);
  });

  it("records no visitor of the share that isn't wanted", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>shop</h1>", `data-sample-rate="0"`);
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction("window.Playhead");

    expect(await page.evaluate("Playhead.start(); Playhead.state")).toBe("idle");
    expect(server.messages).toEqual([]);
  });
});
