import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

const isSnapshot = (event: { type: number }): boolean => event.type === 2;

describe("capturing", () => {
  const stage = withBrowser();

  it("keeps errors thrown before the server has answered, and sends them first with their own time", async () => {
    const { server, context } = stage;
    server.startDelayMs = 500;
    const late = `<script>addEventListener("DOMContentLoaded", () => { setTimeout(() => { throw new Error("early bird") }); Promise.reject(new TypeError("broken promise")) })</script>`;
    server.page("/", late);
    await (await context.newPage()).goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));

    const errors = server.custom("playhead:error");
    expect(errors.map((event) => event.data.payload.message).sort()).toEqual([
      "TypeError: broken promise",
      "Uncaught Error: early bird",
    ]);
    const thrown = errors.find((event) => event.data.payload.kind === "error");
    expect(thrown?.data.payload).toMatchObject({ line: 1, stack: expect.stringContaining("early bird") });
    const events = server.events();
    expect(events.slice(0, 2).map((event) => event.type)).toEqual([5, 5]);
    expect((events.find(isSnapshot)?.timestamp ?? 0) - (thrown?.timestamp ?? 0)).toBeGreaterThanOrEqual(400);
  });

  it("records nothing of the page before the privacy level is known", async () => {
    const { server, context } = stage;
    let answer = (): void => {};
    server.startsAfter = new Promise<void>((resolve) => {
      answer = resolve;
    });
    server.page("/", `<input id="name">`);
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("the start", () => server.starts().length === 1);
    await page.fill("#name", "too early");
    await page.fill("#name", "");
    answer();
    await server.until("snapshot", () => server.events().some(isSnapshot));

    expect(JSON.stringify(server.events())).not.toContain("too early");
  });

  it("notes navigation inside a single page", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>app</h1>");
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    await page.evaluate(
      `history.pushState({}, "", "/cart"); history.replaceState({}, "", "/cart"); location.hash = "pay"`,
    );
    await server.until("two URLs", () => server.custom("playhead:url").length === 2);
    await page.goBack();
    await server.until("three URLs", () => server.custom("playhead:url").length === 3);

    const hrefs = server.custom("playhead:url").map((event) => event.data.payload.href.replace(server.origin, ""));
    expect(hrefs).toEqual(["/cart", "/cart#pay", "/cart"]);
  });

  const form = `<p>shown text</p><p data-playhead-mask>hidden text</p><div data-playhead-block>blocked text</div>
    <input id="password" type="password" value="pre-set-secret"><input id="email" type="email"><input id="tel" type="tel">
    <input id="card" autocomplete="cc-number"><input id="name"><textarea id="note"></textarea><input id="marked" data-playhead-mask>`;
  const typed = {
    password: "pa55-secret",
    email: "me@secret.example",
    tel: "555123",
    card: "4242secret",
    name: "Ada",
    note: "remark",
    marked: "mine",
  };
  const uploadedWith = async (privacy: string): Promise<string> => {
    const { server, context } = stage;
    server.privacy = privacy;
    server.page("/", form);
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    for (const [id, text] of Object.entries(typed)) await page.fill(`#${id}`, text);
    // Shown in clear by the page's own button: still a password.
    await page.evaluate(`document.querySelector("#password").type = "text"`);
    await page.fill("#password", "pa55-secret-again");
    await page.goto("about:blank");
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize));
    return JSON.stringify(server.events());
  };
  const always = ["pa55-secret", "pre-set-secret", "hidden text", "blocked text", "mine"];

  it("balanced: masks password, email, tel, card hints and what the page marks; records the rest", async () => {
    const uploaded = await uploadedWith("balanced");

    for (const secret of [...always, typed.email, typed.tel, typed.card]) expect(uploaded).not.toContain(secret);
    for (const open of ["shown text", typed.name, typed.note]) expect(uploaded).toContain(open);
  });

  it("strict: masks every input and every text", async () => {
    const uploaded = await uploadedWith("strict");

    for (const secret of [...always, ...Object.values(typed), "shown text"]) expect(uploaded).not.toContain(secret);
  });

  it("relaxed: masks passwords and what the page marks only", async () => {
    const uploaded = await uploadedWith("relaxed");

    for (const secret of always) expect(uploaded).not.toContain(secret);
    for (const open of [typed.email, typed.tel, "shown text", typed.name]) expect(uploaded).toContain(open);
  });

  it("records the console where the website wants it, bounded, without the markup of logged elements", async () => {
    const { server, context } = stage;
    server.startExtra = { capture: { console: true, network: false, canvas: false } };
    server.page("/", `<div id="box" class="a b"><p data-playhead-mask>hidden text</p></div>`);
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    await page.evaluate(`
      const ring = { name: "ring", get bad() { throw new Error("getter") } }; ring.self = ring;
      console.warn("careful", ring, document.querySelector("#box"), undefined, 10n, "x".repeat(9000));
      console.assert(true, "fine"); console.assert(false, "wrong"); console.log()`);
    const calls = () => server.events().filter((event) => event.type === 6);
    await server.until("three calls", () => calls().length === 3);

    const [warning, assertion] = calls().map((event) => event.data.payload);
    expect(calls()[0]?.data.plugin).toBe("rrweb/console@1");
    expect(warning.level).toBe("warn");
    expect(warning.payload.slice(0, 5).map((text: string) => JSON.parse(text))).toEqual([
      "careful",
      { name: "ring", bad: "[Throws]", self: "[Circular]" },
      "<div#box.a.b>",
      "undefined",
      "10n",
    ]);
    expect(warning.payload[5].length).toBeLessThan(2_100);
    expect(warning.trace.length).toBeGreaterThan(0);
    expect(warning.trace.join()).not.toContain("recording.js");
    expect(assertion).toMatchObject({ level: "assert", payload: [`"wrong"`] });
    expect(JSON.stringify(server.events())).not.toContain("hidden text");
  });

  it("records no console in strict", async () => {
    const { server, context } = stage;
    server.privacy = "strict";
    server.startExtra = { capture: { console: true, network: false, canvas: true } };
    server.page("/", "<h1>quiet</h1>");
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    await page.evaluate(`console.log("secret"); Playhead.track("done")`);
    await server.until("the event", () => server.custom("playhead:track").length === 1);

    expect(JSON.stringify(server.events())).not.toContain("secret");
  });

  it("passes the page's own events and identity on", async () => {
    const { server, context } = stage;
    server.page("/", "<h1>shop</h1>", `data-user-id="u-1"`);
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.evaluate(
      `Playhead.track("bought", { price: 3 }); const ring = {}; ring.ring = ring; Playhead.track("bad", ring)`,
    );
    await page.evaluate(`Playhead.identify("u-2", { plan: "pro" })`);
    await server.until("the event", () => server.custom("playhead:track").length === 1);
    await server.until(
      "both identities",
      () => server.messages.filter((m) => m.type === "recording_identify").length === 2,
    );

    expect(server.custom("playhead:track")[0]?.data.payload).toEqual({ name: "bought", properties: { price: 3 } });
    const identities = server.messages.filter((message) => message.type === "recording_identify");
    expect(identities.map((message) => message.body.userId)).toEqual(["u-1", "u-2"]);
    expect(identities[1]?.body.traits).toEqual({ plan: "pro" });
  });
});
