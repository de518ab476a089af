import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

describe("the interface", () => {
  const stage = withBrowser();
  const open = async (script = "") => {
    const { server, context } = stage;
    server.page("/", `<input id="name">`, script);
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction("Playhead.state === 'recording'");
    return page;
  };

  it("tells every change to who subscribed, until it is ended, whatever a listener throws", async () => {
    const page = await open();
    const seen = await page.evaluate(`(async () => {
      const seen = [];
      Playhead.subscribe(() => { throw new Error("mine") });
      const end = Playhead.subscribe(({ state, pauseReason, isHeld }) => seen.push([state, pauseReason, isHeld].join()));
      Playhead.pause(); Playhead.pause(); Playhead.resume(); Playhead.resume(); Playhead.hold(); Playhead.release();
      await Playhead.stop(); end(); Playhead.start();
      return seen;
    })()`);

    expect(seen).toEqual([
      "paused,user,false",
      "recording,,false",
      "recording,,true",
      "recording,,false",
      "stopping,,false",
      "idle,,false",
    ]);
  });

  it("knows where the dashboard shows the recording, at this moment if wanted", async () => {
    const { server } = stage;
    const page = await open();
    const uid = await page.evaluate("Playhead.recordingUid");

    expect(await page.evaluate("Playhead.getRecordingUrl()")).toBe(`${server.origin}/#/recordings/${uid}`);
    expect(await page.evaluate("Playhead.getRecordingUrl({ withTimestamp: true })")).toMatch(
      /\/#\/recordings\/\S+\?t=\d+$/,
    );
    await page.evaluate("Playhead.stop()");
    expect(await page.evaluate("Playhead.getRecordingUrl()")).toBeNull();
  });

  it("tells metadata that was set before and during the recording", async () => {
    const { server, context } = stage;
    server.startDelayMs = 300;
    server.page(
      "/",
      `<script>addEventListener("load", () => Playhead.setMetadata({ plan: "pro", seats: 3 }))</script>`,
    );
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction("Playhead.state === 'recording'");
    await page.evaluate(`Playhead.setMetadata({ seats: 4 })`);
    const told = () => server.messages.filter((message) => message.type === "recording_metadata");
    await server.until("both", () => told().length === 2);

    expect(told().map((message) => message.body.metadata)).toEqual([{ plan: "pro", seats: 3 }, { seats: 4 }]);
  });

  it("throws nothing at the page, whatever it is called with in whatever state", async () => {
    const page = await open();
    const thrown = await page.evaluate(`(async () => {
      const odd = [undefined, null, 0, "", Symbol("s"), {}, Object.create(null), [], () => { throw new Error("mine") }];
      const thrown = [];
      for (const round of ["recording", "stopped"]) {
        for (const name of Object.keys(Playhead)) {
          if (typeof Playhead[name] !== "function" || /stop|cancel|revoke|subscribe/.test(name)) continue;
          for (const value of odd) {
            try { await Playhead[name](value, value) } catch (error) { thrown.push(name + ": " + error) }
          }
        }
        await Playhead.stop(); await Playhead.stop(); await Playhead.cancel(); await Playhead.revokeConsent();
      }
      return thrown;
    })()`);

    expect(thrown).toEqual([]);
  });
});
