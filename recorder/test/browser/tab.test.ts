import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

const isSnapshot = (event: { type: number }): boolean => event.type === 2;
const KEY = "playhead.recording";

describe("a tab's recording", () => {
  const stage = withBrowser();

  const snapshots = (n: number) =>
    stage.server.until(`${n} snapshots`, () => stage.server.events().filter(isSnapshot).length >= n);
  const recordings = (): string[] => [...new Set(stage.server.stored().map((chunk) => chunk.recordingUid))];

  it("goes on after a reload, with the cookies kept", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>one</h1>");
    const page = await context.newPage();
    await page.goto(server.origin);
    await snapshots(1);
    await page.reload();
    await snapshots(2);

    expect(recordings()).toEqual(["recording-1"]);
    const [first, second] = server.starts();
    expect(second?.body.visitorUid).toBe(first?.body.visitorUid);
    expect(second?.body.sessionUid).toBe(first?.body.sessionUid);
    const cookies = await context.cookies();
    expect(cookies.find((cookie) => cookie.name === "_fs_vid")?.value).toBe(first?.body.visitorUid);
    const session = cookies.find((cookie) => cookie.name === "_fs_sid");
    expect((session?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(1_700);
  });

  it("is not shared with a window that copied sessionStorage", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>one</h1>");
    server.page("/copy", "<h1>copy</h1>");
    const page = await context.newPage();
    await page.goto(server.origin);
    await snapshots(1);
    const [copy] = await Promise.all([context.waitForEvent("page"), page.evaluate(`void window.open("/copy")`)]);
    await snapshots(2);

    expect(recordings()).toEqual(["recording-1", "recording-3"]);
    expect(await page.evaluate("Playhead.recordingUid")).toBe("recording-1");
    await copy.reload();
    await snapshots(3);
    expect(recordings()).toHaveLength(2);
  });

  it("goes on when the page that held it died without leaving", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>one</h1>");
    const page = await context.newPage();
    await page.goto(server.origin);
    await snapshots(1);
    const held = await page.evaluate(`sessionStorage.getItem("${KEY}")`);
    await page.goto("about:blank");
    await page.addInitScript(`sessionStorage.setItem("${KEY}", ${JSON.stringify(held)})`);
    await page.goto(server.origin);
    await snapshots(2);

    expect(JSON.parse(String(held)).holder).not.toBeNull();
    expect(recordings()).toEqual(["recording-1"]);
  });

  for (const [field, age] of [
    ["lastActiveAt", 31 * 60_000],
    ["startedAt", 25 * 60 * 60_000],
  ] as const) {
    it(`ends when ${field} is too long ago`, async () => {
      const { server, context } = stage;
      server.page("/", "<h1>one</h1>");
      const page = await context.newPage();
      await page.goto(server.origin);
      await snapshots(1);
      await page.goto("about:blank");
      const backdate = `const tab = JSON.parse(sessionStorage.getItem("${KEY}") ?? "null"); if (tab) { tab.${field} -= ${age}; sessionStorage.setItem("${KEY}", JSON.stringify(tab)) }`;
      await page.addInitScript(`if (location.protocol === "http:") { ${backdate} }`);
      await page.goto(server.origin);
      await snapshots(2);

      expect(recordings()).toEqual(["recording-1", "recording-3"]);
    });
  }

  it("is followed by another on the same page when the visitor comes back after a long silence", async () => {
    const { server, context } = stage;
    server.page("/", `<input id="name">`);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(server.origin);
    await page.clock.runFor(1_000);
    await snapshots(1);
    await page.clock.fastForward(31 * 60_000);
    await page.fill("#name", "back again");
    await page.clock.runFor(1_000);
    await server.until("a second start", () => server.starts().length === 2);
    await page.clock.runFor(1_000);
    await snapshots(2);

    expect(recordings()).toEqual(["recording-1", "recording-3"]);
    const second = server.stored().filter((chunk) => chunk.recordingUid === "recording-3");
    expect(second[0]?.seq).toBe(0);
    expect(second.flatMap((chunk) => chunk.events).some((event) => event.data?.text === "back again")).toBe(true);
    expect(server.starts()[1]?.body.recordingUid).toBeNull();
  });

  it("goes on with a full snapshot when the page returns from the back/forward cache", async () => {
    const { server, context } = stage;
    const tell = `addEventListener("pageshow", (e) => { if (e.persisted) Playhead.track("restored") })`;
    server.page("/", `<h1>one</h1><script>${tell}</script>`);
    server.page("/2", "<h1>two</h1>");
    const page = await context.newPage();
    await page.goto(server.origin);
    await snapshots(1);
    await page.goto(`${server.origin}/2`);
    await snapshots(2);
    // Not goBack(): it waits for a load that a restored page doesn't have.
    await page.evaluate("setTimeout(() => history.back())");
    await snapshots(3);

    expect(server.custom("playhead:track")[0]?.data.payload.name).toBe("restored");
    const windows = server.stored().filter((chunk) => chunk.events.some(isSnapshot));
    expect(windows[2]?.windowId).toBe(windows[0]?.windowId);
    expect(recordings()).toEqual(["recording-1"]);
    expect(server.starts()).toHaveLength(2);
  });
});
