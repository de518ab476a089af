import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

const isSnapshot = (event: { type: number }): boolean => event.type === 2;

describe("the interface", () => {
  const stage = withBrowser();

  const open = async (body: string, script = "") => {
    stage.server.page("/", body, script);
    const page = await stage.context.newPage();
    const mistakes: string[] = [];
    page.on("pageerror", (error) => mistakes.push(String(error)));
    await page.goto(stage.server.origin);
    return { page, mistakes };
  };
  const snapshot = () => stage.server.until("snapshot", () => stage.server.events().some(isSnapshot));

  it("stop sends everything, then the last seq of every window, and forgets the recording", async () => {
    const { server } = stage;
    server.startExtra = { flush: { intervalMs: 60_000, maxEvents: 500, maxBytes: 262144 } };
    const { page } = await open(`<input id="name">`);
    await snapshot();
    await page.reload();
    await server.until("second snapshot", () => server.events().filter(isSnapshot).length === 2);
    await page.fill("#name", "last input");
    await page.evaluate("Playhead.stop()");

    expect(server.events().some((event) => event.data?.text === "last input")).toBe(true);
    const stop = server.messages.at(-1);
    const highest: Record<string, number> = {};
    for (const chunk of server.stored()) highest[chunk.windowId] = Math.max(chunk.seq, highest[chunk.windowId] ?? 0);
    expect(stop).toMatchObject({ type: "recording_stop", body: { recordingUid: "recording-1", lastSeq: highest } });
    expect(Object.keys(highest)).toHaveLength(2);
    expect(await page.evaluate("Playhead.state")).toBe("idle");
    await page.evaluate("Playhead.start()");
    await server.until("a new recording", () => server.stored().some((chunk) => chunk.recordingUid !== "recording-1"));
  });

  it("cancel drops the buffer and lets the server erase", async () => {
    const { server } = stage;
    server.startExtra = { flush: { intervalMs: 60_000, maxEvents: 500, maxBytes: 262144 } };
    const { page } = await open(`<input id="name">`);
    await snapshot();
    await page.fill("#name", "never sent");
    await page.evaluate("Playhead.cancel()");
    await page.goto("about:blank");

    expect(server.messages.at(-1)).toMatchObject({ type: "recording_cancel", body: { recordingUid: "recording-1" } });
    expect(JSON.stringify(server.events())).not.toContain("never sent");
  });

  it("pause records nothing, resume goes on with a full snapshot", async () => {
    const { server } = stage;
    const { page } = await open(`<input id="name">`);
    await snapshot();
    await page.evaluate("Playhead.pause()");
    await page.fill("#name", "in private");
    await page.fill("#name", "");
    await page.evaluate("Playhead.resume()");
    await server.until("second snapshot", () => server.events().filter(isSnapshot).length === 2);

    expect(JSON.stringify(server.events())).not.toContain("in private");
  });

  it("calls that make no sense do nothing, and a second init returns the first", async () => {
    const { server } = stage;
    const { page, mistakes } = await open("<h1>hello</h1>");
    await snapshot();
    const same = await page.evaluate(`
      Playhead.start(); Playhead.resume();
      Playhead.init({ websiteId: "flid_other" }) === Playhead`);
    await page.evaluate(`Promise.all([Playhead.stop(), Playhead.stop(), Playhead.cancel()])`);
    await page.evaluate(
      `Playhead.pause(); Playhead.track(); Playhead.identify(); Promise.all([Playhead.stop(), Playhead.cancel()])`,
    );

    expect(same).toBe(true);
    expect(server.starts()).toHaveLength(1);
    expect(mistakes).toEqual([]);
  });

  it("a server that refuses, or is gone, doesn't disturb the page", async () => {
    const { server } = stage;
    server.startExtra = { accepted: false, reason: "recording_disabled" };
    const { page, mistakes } = await open(`<input id="name">`);
    await page.waitForFunction("Playhead.state === 'idle'");
    expect(await page.evaluate(`sessionStorage.getItem("playhead.recording")`)).toBeNull();
    server.startExtra = {};
    await page.evaluate("Playhead.start()");
    await snapshot();
    await server.close();
    await page.fill("#name", "anybody there?");
    await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 700))`);

    expect(await page.evaluate("Playhead.state")).toBe("recording");
    expect(mistakes).toEqual([]);
    await server.listen();
  });

  for (const [gate, script, prepare] of [
    ["localhost", `data-allow-localhost="false"`, ""],
    ["automation", `data-allow-bots="false"`, ""],
    ["cookieless mode", "data-cookieless", ""],
    ["Do Not Track", `data-respect-dnt="true"`, `Object.defineProperty(navigator, "doNotTrack", { value: "1" })`],
    ["the visitor's own opt-out", "", `localStorage.setItem("flowsery_ignore", "true")`],
    ["consent that is still required", `data-consent="required"`, ""],
  ] as const) {
    it(`asks for nothing and stores nothing under ${gate}`, async () => {
      const { server, context } = stage;
      // The stage's page carries both permissions; the last of equal attributes would be ignored.
      server.page("/", "<h1>hello</h1>", script);
      const html = server.pages.get("/") ?? "";
      const attribute = /^data-allow-\w+/.exec(script)?.[0];
      if (attribute) server.pages.set("/", html.replace(`${attribute} `, ""));
      const page = await context.newPage();
      if (prepare) await page.addInitScript(prepare);
      await page.goto(server.origin, { waitUntil: "load" });

      expect(await page.evaluate("Playhead.state")).toBe("idle");
      expect(server.messages).toEqual([]);
      expect(await context.cookies()).toEqual([]);
      expect(await page.evaluate("sessionStorage.length")).toBe(0);
    });
  }

  it("records once consent is granted, and erases when it is revoked", async () => {
    const { server } = stage;
    const { page } = await open("<h1>hello</h1>", `data-consent="required"`);
    await page.evaluate("Playhead.start()");
    expect(server.messages).toEqual([]);
    await page.evaluate("Playhead.grantConsent()");
    await snapshot();
    await page.evaluate("Playhead.revokeConsent()");
    await page.evaluate("Playhead.start()");

    expect(server.messages.map((message) => message.type)).toEqual(["recording_start", "recording_cancel"]);
    expect(await page.evaluate("Playhead.state")).toBe("idle");
  });

  it("records without storage, compression, channels and randomUUID", async () => {
    const { server, context } = stage;
    await context.addInitScript(`
      for (const name of ["CompressionStream", "BroadcastChannel"]) delete window[name];
      for (const name of ["sessionStorage", "localStorage"])
        Object.defineProperty(window, name, { get() { throw new DOMException("forbidden", "SecurityError") } });
      Object.defineProperty(crypto, "randomUUID", { value: undefined });
      Object.defineProperty(navigator, "sendBeacon", { value: () => { throw new Error("blocked") } });`);
    const { page, mistakes } = await open(`<input id="name">`);
    await snapshot();
    await page.fill("#name", "all the same");
    await page.goto("about:blank");
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));

    expect(server.events().some((event) => event.data?.text === "all the same")).toBe(true);
    expect(mistakes).toEqual([]);
  });

  it("a script tag that makes no sense doesn't break the page", async () => {
    const { page, mistakes } = await open("<h1>hello</h1>", `data-api="http://"`);

    expect(await page.evaluate("Playhead.state")).toBe("idle");
    expect(mistakes).toEqual([]);
  });

  it("main.js sets the cookies and nothing else", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>hello</h1>", "", "/js/main.js");
    const page = await context.newPage();
    await page.goto(server.origin, { waitUntil: "load" });

    expect((await context.cookies()).map((cookie) => cookie.name).sort()).toEqual(["_fs_sid", "_fs_vid"]);
    expect(server.messages).toEqual([]);
    expect(await page.evaluate("typeof Playhead")).toBe("undefined");
  });

  it("records with the rrweb that the page names", async () => {
    await open("<h1>hello</h1>", `data-rrweb-src="/vendor/rrweb.min.js"`);
    await snapshot();
  });

  it("an idle tab renews its lease every 20 s, until the visitor was silent for half an hour", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>still</h1>");
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(server.origin);
    await page.clock.runFor(1_000);
    await snapshot();
    const beats = (): number => server.messages.filter((message) => message.type === "recording_heartbeat").length;
    await page.clock.runFor(41_000);
    await server.until("heartbeats", () => beats() >= 1);
    await page.clock.fastForward(31 * 60_000);
    const before = beats();
    await page.clock.runFor(120_000);

    expect(beats()).toBe(before);
  });
});
