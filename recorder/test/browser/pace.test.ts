import { describe, expect, it } from "vitest";
import type { ReceivedEvent } from "./NativeServer";
import { PageModel } from "./PageModel";
import { withBrowser } from "./withBrowser";

const isSnapshot = (event: ReceivedEvent) => event.type === 2;
const isMutation = (event: ReceivedEvent) => event.type === 3 && event.data.source === 0;

/** A page that rewrites, moves, adds, removes, renames and retells without end; by a seed, so that it is always the same. */
const storm = `
  let seed = 102947;
  const any = (n) => (seed = (seed * 16807) % 2147483647) % n;
  const pick = (list) => list[any(list.length)];
  const box = document.querySelector("#box");
  const deeds = [
    (item) => { item.className = "c" + any(1000); },
    (item) => { item.querySelector("b").firstChild.data = "t" + any(1000); },
    (item) => { item.querySelector("b").textContent = "n" + any(1000); },
    (item) => { box.insertBefore(item, pick(box.children)); },
    (item) => { pick(box.children).append(item.querySelector("u") ?? document.createElement("u")); },
    (item) => { const copy = item.cloneNode(true); item.replaceWith(copy); },
    (item) => { item.remove(); box.append(item); item.remove(); box.prepend(item); },
    (item) => { const made = document.createElement("i"); made.textContent = "made"; item.append(made); made.remove(); },
    (item) => { item.innerHTML = "<b>new " + any(1000) + "</b><u>under</u>"; },
  ];
  window.run = async (rounds) => {
    const began = performance.now();
    for (let n = 0; n < rounds; n++) {
      for (let i = 0; i < 60; i++) pick(deeds)(pick(box.children));
      await new Promise((done) => setTimeout(done));
    }
    return (performance.now() - began) / 1000;
  };`;

describe("a page that changes without end", () => {
  const stage = withBrowser();
  const open = async (script = "") => {
    const { server, context } = stage;
    const items = Array.from({ length: 80 }, (_, i) => `<p><b>item ${i}</b></p>`).join("");
    server.page("/", `<div id="box">${items}</div><script>${storm}</script>`, script);
    const page = await context.newPage();
    await page.goto(server.origin);
    await server.until("snapshot", () => server.events().some(isSnapshot));
    return page;
  };

  it.each([
    ["is told ten times a second beyond a burst, and ends as it is", "", true],
    ["is told as it changes where that is wanted", `data-mutations-per-second="0"`, false],
  ])("%s", async (_, script, paced) => {
    const { server } = stage;
    const page = await open(script);

    const seconds = await page.evaluate<number>("run(300)");
    // Its snapshot is what the page has become.
    await page.evaluate("Playhead.pause(); Playhead.resume()");
    await server.until("the second snapshot", () => server.events().filter(isSnapshot).length === 2);

    const events = server.events();
    const told = events.filter(isMutation).length;
    if (paced) expect(told).toBeLessThan(100 + 10 * seconds);
    else expect(told).toBeGreaterThanOrEqual(300);
    const followed = new PageModel();
    for (const event of events.slice(0, events.findLastIndex(isSnapshot))) followed.apply(event);
    const fresh = new PageModel();
    for (const event of events.filter(isSnapshot).slice(-1)) fresh.apply(event);
    expect(followed.markup).toBe(fresh.markup);
  });

  it("knows what was clicked, although it came a moment ago", async () => {
    const { server } = stage;
    const page = await open();
    await page.evaluate(`(() => {
      const box = document.querySelector("#box");
      let n = 0;
      setInterval(() => { box.innerHTML = "<button>" + n++ + "</button>" + "<p>filler</p>".repeat(200); }, 10);
    })()`);
    await server.until("many changes", () => server.events().filter(isMutation).length > 30);
    for (let i = 0; i < 5; i++) await page.mouse.click(15, 15);
    await page.evaluate("Playhead.pause()");
    const isPress = (event: ReceivedEvent) => event.type === 3 && event.data.source === 2 && event.data.type === 1;
    await server.until("the clicks", () => server.events().filter(isPress).length === 5);

    const model = new PageModel();
    const known: boolean[] = [];
    for (const event of server.events().toSorted((a, b) => a.timestamp - b.timestamp)) {
      if (isPress(event)) known.push(model.has(event.data.id));
      model.apply(event);
    }
    expect(known).toEqual([true, true, true, true, true]);
  });

  it("is told to the end when it is left", async () => {
    const { server } = stage;
    const page = await open();
    await page.evaluate(
      `run(100).then(() => { document.querySelector("#box").append("the last word"); location = "about:blank"; }); undefined`,
    );
    await server.until("the last chunk", () => server.chunks.some((chunk) => chunk.finalize), 30_000);

    expect(JSON.stringify(server.events())).toContain("the last word");
  });
});
