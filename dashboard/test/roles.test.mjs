// What a role may not do isn't offered, and nothing is asked that would be refused: every page as the built app shows it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { id, LIVE, madeUpWebsite, STORED } from "../scripts/made-up-website.mjs";
import { recordVisit } from "../scripts/recorded-visit.mjs";
import { settling } from "../scripts/studio.mjs";
import { builtPage, launch, PATIENCE_MS } from "./inChromium.mjs";

const OWN = "flid_lampshop000000000000";
/** The role that a request takes, as query-service has it. */
const TAKES = [
  [/^\S+ \/api\/v1\/websites\/[^/]+\/(keys|members|erasures|audit|users|visitors)\b/, "admin"],
  [/^(PATCH|DELETE) \/api\/v1\/websites\/[^/]+$/, "admin"],
  [/^(POST|PATCH|DELETE) \/api\/v1\/websites\/[^/]+\/filters\b/, "editor"],
  [/^(POST|PATCH|DELETE) \/api\/v1\/recordings\/[^/]+\/(notes|shares)\b/, "editor"],
  [/^DELETE \/api\/v1\/recordings\//, "editor"],
  [/^\S+ \/api\/v1\/system\b/, "admin"],
  [/^POST \/api\/v1\/websites$/, "admin"],
];
const RANK = { viewer: 0, editor: 1, admin: 2 };
const ADDRESSES = [
  ...["", "overview", "pages", "elements", "errors", "vitals", "funnel", "sql", "visitors/v1abc"].map(
    (page) => `/${page}`,
  ),
  "/heatmap?page=%2Fcart",
  "/funnel?step=page_view:%2F&step=page_view:%2Fcart",
  ...["install", "privacy", "masking", "keys", "members", "retention", "erase", "usage"].map(
    (part) => `/settings?part=${part}`,
  ),
  `/recordings/${STORED}`,
  `/recordings/${LIVE}`,
];
/** What an editor has more than a viewer is here. */
const EDITED = ["/", `/recordings/${STORED}`, "/settings?part=keys"];
/** Names of what takes more than a viewer. */
const EDITORS = /^(Star|Share|Add note|Save filter|Star this recording|Take the star away|Rename .*|Delete .*)$/;
const ADMINS = /^(Save|Make a key|Revoke|Invite|Remove \S+@.*|Remove rule .*|Erase|Add a rule|Create website)$/;

const studio = { mode: "viewer", failures: [] };
const refused = [];
let browser;
let built;

beforeAll(async () => {
  browser = await launch();
  const visit = await recordVisit(browser);
  const answer = madeUpWebsite({ visit, visitByPhone: visit, realVisit: visit }, studio);
  built = await builtPage((request, reply) => {
    const asked = `${request.method} ${request.path}`;
    const takes = TAKES.find(([form]) => form.test(asked))?.[1] ?? "viewer";
    if (RANK[studio.mode] >= RANK[takes]) return answer(request, reply);
    refused.push(asked);
    reply.json({ title: "Not allowed", status: 403, reason: "role_needed", role: takes }, 403);
    return true;
  });
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  built?.close();
});

/** Opens each page, and each tab of it. @returns the names of all buttons that were offered */
async function walk(role, addresses) {
  studio.mode = role;
  refused.length = 0;
  const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  tab.setDefaultTimeout(PATIENCE_MS);
  const settled = settling(tab);
  const buttons = new Set();
  const look = async () => {
    for (const name of await tab
      .getByRole("button")
      .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? one.textContent.trim())))
      buttons.add(name);
  };
  await tab.goto(`${built.origin}/#key=sk_made_up`);
  await tab.getByTestId("recording-row").first().waitFor();
  for (const address of addresses) {
    await tab.goto(`${built.origin}/#${address}`);
    await tab.locator("main :is(h1, [data-testid=player])").first().waitFor();
    await settled();
    await look();
    const tabs = tab.getByRole("main").getByRole("tab");
    for (let n = 0; n < (await tabs.count()); n++) {
      await tabs.nth(n).click();
      await settled();
      await look();
    }
  }
  await tab.goto(`${built.origin}/#/?websiteId=${OWN}&minRageClicks=1`);
  await tab.getByRole("button", { name: "Saved filters" }).click();
  await tab.getByRole("dialog").getByRole("list").waitFor();
  await look();
  await tab.close();
  return [...buttons];
}

describe("somebody whose role is low", { timeout: 2 * PATIENCE_MS }, () => {
  it("is a viewer who is offered nothing that would be refused", async () => {
    const offered = await walk("viewer", ADDRESSES);

    expect(refused).toEqual([]);
    expect(offered).toContain("Export");
    expect(offered.filter((name) => EDITORS.test(name) || ADMINS.test(name))).toEqual([]);
  });

  it("is an editor who is offered what editors may, and no more", async () => {
    const offered = await walk("editor", EDITED);

    expect(refused).toEqual([]);
    expect(offered).toEqual(
      expect.arrayContaining(["Star", "Share", "Add note", "Save filter", "Star this recording"]),
    );
    expect(offered.filter((name) => ADMINS.test(name))).toEqual([]);
  });

  it("is told why another website shows nothing", async () => {
    studio.mode = "viewer";
    const tab = await browser.newPage();
    await tab.goto(`${built.origin}/#key=sk_made_up&to=${encodeURIComponent(`/?websiteId=${id(1)}`)}`);

    await tab.getByRole("heading", { name: "This website isn't open to you" }).waitFor({ timeout: PATIENCE_MS });
    await tab.close();
  });
});
