import { describe, expect, it } from "vitest";
import { NativeServer } from "../browser/NativeServer";
import { withBrowser } from "../browser/withBrowser";
import { deeds, secretPage, secrets, typed } from "./secretPage";
import { uploadedText } from "./uploadedText";

describe("what leaves the page", () => {
  const stage = withBrowser();

  /** All uploads of a visit to the page of secrets, which come from another page and end by leaving. */
  async function visit(privacy: string, recorder: NativeServer): Promise<string> {
    const { server, context } = stage;
    recorder.privacy = privacy;
    recorder.startExtra = { capture: { console: true, network: true, canvas: true } };
    server.pages.set("/before", `<a href="/shop?token=urlpage&utm_source=letter">shop</a>`);
    const src = recorder === server ? undefined : `${recorder.origin}/js/recording.js`;
    server.page("/shop", secretPage, "", src);
    const page = await context.newPage();
    await page.goto(`${server.origin}/before?from=urlreferrer`);
    await page.click("a");
    await recorder.until("snapshot", () => recorder.events().some((event) => event.type === 2));
    for (const [id, text] of Object.entries(typed)) await page.fill(`#${id}`, text);
    // Shown in clear by the page's own button: still a password.
    await page.evaluate(`document.querySelector("#revealed").type = "text"`);
    await page.fill("#revealed", "revealedpassword");
    await page.evaluate(deeds);
    await recorder.until("the errors", () => recorder.custom("playhead:error").length >= 3);
    await page.evaluate(`Playhead.track("last")`);
    await page.goto("about:blank");
    await recorder.until("the last chunk", () => recorder.chunks.some((chunk) => chunk.finalize));
    await recorder.until("the last event", () => recorder.custom("playhead:track").length > 0);
    return uploadedText(recorder.uploads);
  }

  it.each(["strict", "balanced", "relaxed"] as const)("%s: of each secret what the level promises", async (privacy) => {
    const uploaded = await visit(privacy, stage.server);

    const leaving = secrets.filter(({ text }) => uploaded.includes(text));
    const expected = secrets.filter(({ leavesAt }) => privacy !== "strict" && leavesAt.includes(privacy));
    expect(leaving.map(({ where }) => where)).toEqual(expected.map(({ where }) => where));
    expect(uploaded).toContain("utm_source=letter");
  });

  it("balanced, to another origin: the same", async () => {
    const recorder = new NativeServer();
    await recorder.listen();
    try {
      const uploaded = await visit("balanced", recorder);

      const leaving = secrets.filter(({ text }) => uploaded.includes(text));
      const expected = secrets.filter(({ leavesAt }) => leavesAt.includes("balanced"));
      expect(leaving.map(({ where }) => where)).toEqual(expected.map(({ where }) => where));
    } finally {
      await recorder.close();
    }
  });
});
