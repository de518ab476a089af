import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { NativeServer, type ReceivedEvent } from "../browser/NativeServer";
import { PageModel } from "../browser/PageModel";

/** What a visitor and a page do, done by the page itself: nothing drives this browser. */
const visit = `<input id="name"><input id="secret" type="password"><button>Buy</button><ul></ul><script>
  const rest = (ms) => new Promise((done) => setTimeout(done, ms));
  const type = (id, text) => {
    const field = document.querySelector(id);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  (async () => {
    while (window.Playhead?.state !== "recording" || !window.PlayheadExtras) await rest(50);
    type("#name", "typed in it");
    type("#secret", "s3cret");
    document.querySelector("button").click();
    console.warn("a warning", { a: 1 });
    Promise.reject(new Error("a rejection"));
    const list = document.querySelector("ul");
    for (let n = 0; n < 200; n++) {
      list.innerHTML = "<li>line</li>".repeat(100) + "<li>round " + n + "</li>";
      await rest(5);
    }
    history.pushState(null, "", "/next?token=s3cret");
    Playhead.track("bought", { agent: navigator.userAgent });
    await rest(2500);
    list.append("the last word");
    await rest(0);
    location = "/bye";
  })();
</script>`;

it("records, compresses, uploads and leaves in Firefox as in Chromium", async () => {
  const path = process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr";
  if (!existsSync(path)) throw new Error("no Firefox: set FIREFOX_PATH");
  const server = new NativeServer();
  await server.listen();
  server.startExtra = { capture: { console: true, network: false, canvas: false } };
  server.page("/", visit);
  server.pages.set("/bye", "bye");
  const profile = mkdtempSync(join(tmpdir(), "playhead-firefox-"));
  const firefox = spawn(path, ["--headless", "--no-remote", "--profile", profile, server.origin], { stdio: "ignore" });
  const ended = new Promise((resolve) => firefox.once("exit", resolve));
  try {
    await server.until("the end of the page", () => server.chunks.some((chunk) => chunk.finalize), 90_000);
  } finally {
    firefox.kill();
    await ended;
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  }

  const events: ReceivedEvent[] = server.events();
  const model = new PageModel();
  for (const event of events) model.apply(event);
  expect(model.markup).toContain("round 199");
  expect(model.markup).toContain("the last word");
  expect(events.filter((event) => event.data?.source === 0).length).toBeLessThan(150);
  expect(events.flatMap((event) => event.data?.text ?? [])).toEqual(expect.arrayContaining(["typed in it", "******"]));
  expect(JSON.stringify(events)).not.toContain("s3cret");
  expect(server.custom("playhead:error")).toHaveLength(1);
  expect(server.custom("playhead:url")).toHaveLength(1);
  expect(server.custom("playhead:vital").map((event) => event.data.payload.name)).toContain("TTFB");
  expect(events.some((event) => event.data?.plugin === "rrweb/console@1")).toBe(true);
  expect(server.chunks.filter((chunk) => chunk.body.subarray(0, 2).toString("hex") === "1f8b").length).toBeGreaterThan(
    0,
  );
  const [bought] = server.custom("playhead:track");
  console.info(bought?.data.payload.properties.agent);
}, 120_000);
