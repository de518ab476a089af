import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

const isSnapshot = (event: { type: number }): boolean => event.type === 2;
const setVisibility = (state: string): string => `
  Object.defineProperty(document, "visibilityState", { value: "${state}", configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));`;

describe("holding back and pausing", () => {
  const stage = withBrowser();

  const open = async (script = "") => {
    const { server } = stage;
    server.page("/", `<input id="name"><button>Go</button>`, script);
    const page = await stage.context.newPage();
    await page.goto(`${server.origin}/`);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    return page;
  };
  const sent = (text: string): boolean => JSON.stringify(stage.server.events()).includes(text);
  const snapshots = (): number => stage.server.events().filter(isSnapshot).length;

  it("sends nothing that is held before it is released, and then everything in order", async () => {
    const { server } = stage;
    const page = await open();
    await page.evaluate(`Playhead.hold(); Playhead.hold()`);
    await page.fill("#name", "held back");
    const chunks = server.chunks.length;
    // Several flush intervals: what isn't held would have gone by now.
    await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 1200))`);
    expect(await page.evaluate("Playhead.isHeld")).toBe(true);
    expect(server.chunks).toHaveLength(chunks);

    await page.evaluate(`Playhead.release(); Playhead.track("after")`);
    await server.until("the event behind it", () => server.custom("playhead:track").length === 1);
    expect(sent("held back")).toBe(true);
    expect(await page.evaluate("Playhead.isHeld")).toBe(false);
  });

  it("drops what is held when it is discarded, and goes on with a full snapshot", async () => {
    const { server } = stage;
    const page = await open();
    await page.evaluate(`Playhead.hold()`);
    await page.fill("#name", "never to be sent");
    await page.fill("#name", "");
    await page.evaluate(`Playhead.release({ discard: true })`);
    await server.until("second snapshot", () => snapshots() === 2);

    expect(sent("never to be sent")).toBe(false);
  });

  it("never lets held events leave with the page, but still says that it ends", async () => {
    const { server } = stage;
    const page = await open();
    await page.evaluate(`Playhead.hold()`);
    await page.fill("#name", "held until the end");
    await page.goto("about:blank");
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));

    expect(sent("held until the end")).toBe(false);
  });

  it("stop sends what is held; cancel drops it; both end the hold", async () => {
    const { server } = stage;
    const page = await open();
    await page.evaluate(`Playhead.hold()`);
    await page.fill("#name", "sent by stop");
    await page.evaluate(`Playhead.stop()`);
    expect(sent("sent by stop")).toBe(true);
    expect(server.messages.at(-1)?.type).toBe("recording_stop");
    expect(await page.evaluate("Playhead.isHeld")).toBe(false);

    await page.evaluate(`Playhead.hold(); Playhead.release()`);
    await page.evaluate(`Playhead.start()`);
    await server.until("second snapshot", () => snapshots() === 2);
    await page.evaluate(`Playhead.hold()`);
    await page.fill("#name", "dropped by cancel");
    await page.evaluate(`Playhead.cancel()`);
    expect(sent("dropped by cancel")).toBe(false);
    expect(server.messages.at(-1)?.type).toBe("recording_cancel");
    expect(await page.evaluate("Playhead.isHeld")).toBe(false);
  });

  it("pauses while the tab is hidden where that is wanted, and goes on when it is back", async () => {
    const { server } = stage;
    const page = await open("data-pause-on-hidden");
    await page.evaluate(setVisibility("hidden"));
    expect(await page.evaluate("[Playhead.state, Playhead.pauseReason]")).toEqual(["paused", "visibility"]);
    await page.evaluate(setVisibility("visible"));
    await server.until("second snapshot", () => snapshots() === 2);
    expect(await page.evaluate("[Playhead.state, Playhead.pauseReason]")).toEqual(["recording", null]);
  });

  it("a pause by hand outlasts a hidden tab, and a hidden tab is recorded unless told otherwise", async () => {
    const page = await open("data-pause-on-hidden");
    await page.evaluate("Playhead.pause()");
    await page.evaluate(setVisibility("hidden"));
    await page.evaluate(setVisibility("visible"));
    expect(await page.evaluate("[Playhead.state, Playhead.pauseReason]")).toEqual(["paused", "user"]);
    await page.evaluate("Playhead.resume()");

    const other = await open();
    await other.evaluate(setVisibility("hidden"));
    expect(await other.evaluate("Playhead.state")).toBe("recording");
  });

  it("sends the names of query parameters, their values only of utm_…", async () => {
    const { server, context } = stage;
    server.page("/find", "<p>found</p>");
    const page = await context.newPage();
    await page.goto(`${server.origin}/find?q=my-illness&utm_source=news&token=s3cret#top`, {
      referer: `${server.origin}/?email=ada@example.org`,
    });
    await server.until("snapshot", () => server.events().some(isSnapshot));
    await page.evaluate(`history.pushState(null, "", "/find?q=another-illness")`);
    await server.until("the new URL", () => server.custom("playhead:url").length === 1);

    const all = JSON.stringify([server.events(), server.messages.map((message) => message.body)]);
    expect(all).toContain("/find?q=&utm_source=news&token=#top");
    expect(all).not.toMatch(/illness|s3cret|ada@example/);
  });
});
