import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

const KEY = "dp_0123456789abcdef0123456789abcdef";
const QUEUE = `window.replaya = window.replaya || function () { (replaya.q = replaya.q || []).push(arguments); };`;

describe("RePlaya's queue", () => {
  const stage = withBrowser();

  const open = async (calls: string, src = "/recorder.js") => {
    const { server } = stage;
    const head = `<script>${QUEUE}${calls}</script><script async src="${src}"></script>`;
    server.pages.set("/", `<!doctype html><html><head>${head}</head><body><input id="name"></body></html>`);
    const page = await stage.context.newPage();
    const mistakes: string[] = [];
    page.on("pageerror", (error) => mistakes.push(String(error)));
    await page.goto(server.origin);
    return { page, mistakes };
  };
  const init = (more = "") =>
    `replaya("init", { projectKey: "${KEY}", allowLocalhost: true, allowBots: true, distinctId: "ada"${more} });`;

  it("runs what waited for the script, then what comes, with the public key and the script's own host", async () => {
    const { server } = stage;
    server.startExtra = {
      websiteId: "flid_bbbbbbbbbbbbbbbb",
      flush: { intervalMs: 300, maxEvents: 9, maxBytes: 9999 },
    };
    const { page, mistakes } = await open(`${init()} replaya("no such command", 1);`);
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));
    await page.evaluate(`replaya("track", "ordered", { items: 2 })`);
    await server.until("track", () => server.custom("playhead:track").length === 1);
    await page.evaluate(`replaya("stop")`);

    expect(server.starts()[0]?.body.websiteId).toBe(KEY);
    expect(server.messages.at(-1)).toMatchObject({
      type: "recording_stop",
      body: { websiteId: "flid_bbbbbbbbbbbbbbbb", recordingUid: "recording-1" },
    });
    expect(server.custom("playhead:identify")[0]?.data.payload.userId).toBe("ada");
    expect(mistakes).toEqual([]);
  });

  it("sends to apiHost from a page elsewhere, and goes on with the recording on the next page", async () => {
    const { server } = stage;
    const elsewhere = server.origin.replace("localhost", "127.0.0.1");
    const { page } = await open(init(`, apiHost: "${elsewhere}/"`));
    await server.until("snapshot", () => server.events().some((event) => event.type === 2));
    await page.reload();
    await server.until("second start", () => server.starts().length === 2);

    expect(server.starts()[0]?.headers.host).toBe(new URL(elsewhere).host);
    expect(server.starts()[1]?.body.recordingUid).toBe("recording-1");
  });

  it("an apiHost that is no address leaves the page alone", async () => {
    const { page, mistakes } = await open(init(`, apiHost: "http://["`));
    await page.waitForFunction(`replaya.q === undefined`);

    expect(mistakes).toEqual([]);
    expect(stage.server.starts()).toEqual([]);
  });
});
