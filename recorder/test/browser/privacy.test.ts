import { describe, expect, it } from "vitest";
import { withBrowser } from "./withBrowser";

const attributes = `<input type="hidden" name="csrf" value="SECRET-hidden"><input type="submit" value="SECRET-button">
  <button value="SECRET-value" title="SECRET-title">x</button><img alt="SECRET-alt"><input id="field" placeholder="SECRET-placeholder">
  <a aria-label="SECRET-aria" href="/reset?token=SECRET-link">x</a><select><option value="SECRET-option">x</option></select>
  <input type="radio" id="radio" value="SECRET-radio"><iframe srcdoc="<p>SECRET-frame</p>"></iframe>`;

describe("privacy", () => {
  const stage = withBrowser();
  const uploaded = async (privacy: string, body: string, act: string): Promise<string> => {
    const { server, context } = stage;
    server.privacy = privacy;
    server.startExtra = { capture: { console: true, network: true, canvas: true } };
    server.page("/", body);
    const page = await context.newPage();
    await page.goto(server.origin);
    await page.waitForFunction("Playhead.state === 'recording' && window.PlayheadExtras");
    await page.evaluate(act);
    await page.evaluate(`new Promise((done) => setTimeout(done, 100))`);
    await page.evaluate(`Playhead.track("done")`);
    await server.until("the mark", () => server.custom("playhead:track").length === 1);
    return JSON.stringify([server.events(), server.messages.map((message) => message.body)]);
  };

  it("strict: hides what attributes show, buttons say, links carry, errors tell, console and requests hold", async () => {
    const text = await uploaded(
      "strict",
      `<title>SECRET-title</title>${attributes}<div id="late"></div>`,
      `document.querySelector("#late").innerHTML = '<b title="SECRET-late">SECRET-text</b>';
       document.querySelector("#field").setAttribute("placeholder", "SECRET-changed");
       document.querySelector("#radio").click();
       console.log("SECRET-console"); fetch("/SECRET-request");
       setTimeout(() => { throw new TypeError("SECRET-error") });
       history.pushState(null, "", "/?q=SECRET-query#token=SECRET-hash")`,
    );

    expect(text).not.toContain("SECRET");
    expect(text).toContain("Uncaught TypeError: ");
    expect(text).toContain("/?q=#token=");
  });

  it("hides what the page marks, its attributes and what is in its shadow tree, at every level; ignores inputs to be ignored", async () => {
    const text = await uploaded(
      "relaxed",
      `<div data-playhead-mask>${attributes}<div id="host"></div></div><input id="ignored" data-playhead-ignore value="SECRET-ignored">`,
      `const host = document.querySelector("#host").attachShadow({ mode: "open" });
       host.innerHTML = "<p>SECRET-shadow</p>";
       document.querySelector("#field").title = "SECRET-later";
       document.querySelector("#ignored").value = "SECRET-typed"`,
    );

    expect(text).not.toContain("SECRET");
  });

  it("hides what is marked only later, in a page that had no mark", async () => {
    const text = await uploaded(
      "relaxed",
      `<div id="at-once">shown</div><div id="host"></div><p id="moved">shown too</p>`,
      `const add = (markup) => document.body.insertAdjacentHTML("beforeend", markup);
       const once = document.querySelector("#at-once");
       once.setAttribute("data-playhead-mask", "");
       once.firstChild.data = "SECRET-at-once";
       add('<div data-playhead-mask id="late"><p title="SECRET-attribute">SECRET-added</p><i>x</i></div>');
       document.querySelector("#late i").append("SECRET-inside");
       const frame = document.createElement("iframe");
       frame.setAttribute("data-playhead-mask", "");
       frame.srcdoc = "<p>SECRET-frame</p>";
       document.body.append(frame);
       const host = document.querySelector("#host");
       host.setAttribute("data-playhead-mask", "");
       host.attachShadow({ mode: "open" }).innerHTML = "<p>SECRET-shadow</p>";
       const moved = document.querySelector("#moved");
       document.querySelector("#late").append(moved);
       moved.textContent = "SECRET-moved";
       setTimeout(() => { moved.firstChild.data = "SECRET-then"; moved.title = "SECRET-title" })`,
    );

    expect(text).not.toContain("SECRET");
  });

  it("masks passwords that only an attribute still holds, and hidden inputs, at balanced; keeps what is shown", async () => {
    const text = await uploaded(
      "balanced",
      `<input type="password" id="word" value="SECRET-word"><input type="hidden" value="SECRET-token"><p title="shown title">x</p>`,
      `document.querySelector("#word").value = "";
       console.log("went to https://shop.example/?session=SECRET-session");
       setTimeout(() => { throw new Error("failed: /api?key=SECRET-key") })`,
    );

    expect(text).not.toContain("SECRET");
    expect(text).toContain("shown title");
  });
});
