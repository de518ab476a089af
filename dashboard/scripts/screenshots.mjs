// Takes a picture of every page in every state, light and dark, into target/screenshots: to be looked at. Made-up data shows every
// state; a real recording is among it, and with PLAYHEAD_URL and PLAYHEAD_KEY the pages of a running Playhead come on top.
// `npm run screenshots -- player`: those whose names begin so.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./made-up-api.mjs";
import {
  CUT,
  ERASED,
  GAPPED,
  HOSTILE,
  LIVE,
  MISSING,
  madeUpWebsite,
  REAL,
  SHARE,
  SHORT,
  STORED,
} from "./made-up-website.mjs";
import { shootReal } from "./real-pictures.mjs";
import { realVisit, recordVisit } from "./recorded-visit.mjs";
import { Studio } from "./studio.mjs";

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const studio = new Studio(browser, process.argv[2]);
const { failures } = studio;
const visits = {
  visit: await recordVisit(browser),
  visitByPhone: await recordVisit(browser, { width: 390, height: 844 }),
  realVisit: await realVisit(),
};
const server = await serve(join(fileURLToPath(new URL("..", import.meta.url)), "dist"), madeUpWebsite(visits, studio));
const origin = `http://127.0.0.1:${server.address().port}`;
const shoot = (name, hash, options) =>
  studio.shoot(
    name,
    `${origin}/${hash.startsWith("#") ? hash : `#key=sk_made_up&to=${encodeURIComponent(hash)}`}`,
    options,
  );

async function typedText(page, name) {
  const frame = page.locator("[data-testid=player] iframe");
  const sandbox = await frame.getAttribute("sandbox");
  if (sandbox !== "allow-same-origin") failures.push(`${name}: sandbox is ${sandbox}`);
  const text = await frame.contentFrame().locator("#note").inputValue();
  if (text !== "Please wrap it as a present") failures.push(`${name}: the replay shows "${text}"`);
}

const NOTHING = /^$/;
await shoot("sign-in", "#/", { mode: "out", expected: NOTHING });
await shoot("sign-in-provider", "#/", { mode: "provider", expected: NOTHING });
await shoot("sign-in-refused", "/", { mode: "refused" });
await shoot("list", "/");
await shoot(
  "list-filtered",
  "/?websiteId=flid_lampshop000000000000&from=-7d&minRageClicks=1&url=/checkout&device=desktop",
);
await shoot("list-filters", "/", {
  check: (page) => page.getByRole("button", { name: "+ Filter" }).click(),
});
await shoot("list-saved", "/?websiteId=flid_lampshop000000000000&from=-7d&minRageClicks=2", {
  check: (page) => page.getByRole("button", { name: "Saved filters" }).click(),
});
await shoot("list-saved-picked", "/", {
  check: async (page, name) => {
    await page.getByRole("button", { name: "Saved filters" }).press("Enter");
    await page.getByRole("button", { name: "Rage at the checkout", exact: true }).press("Enter");
    await page.getByRole("button", { name: "the last 7 days" }).waitFor();
    if (!page.url().includes("minRageClicks=1")) failures.push(`${name}: a saved filter isn't used`);
  },
});
await shoot("list-saved-viewer", "/", {
  mode: "viewer",
  check: async (page, name) => {
    await page.getByRole("button", { name: "Saved filters" }).press("Enter");
    await page.getByRole("button", { name: "Rage at the checkout", exact: true }).waitFor();
    if ((await page.getByRole("button", { name: /^(Rename|Delete)/ }).count()) > 0)
      failures.push(`${name}: a viewer is offered what takes an editor`);
  },
});
await shoot("list-period", "/", {
  check: (page) => page.getByRole("button", { name: "all time" }).click(),
});
await shoot("list-preview", "/", {
  check: async (page, name) => {
    await page.getByTestId("recording-row").nth(2).hover();
    await page.getByTestId("preview").locator("iframe").contentFrame().locator("#note").waitFor();
    await page.waitForTimeout(600);
    await page.getByTestId("recording-row").nth(3).locator("a").focus();
    if ((await page.getByTestId("preview").count()) > 1) failures.push(`${name}: two previews`);
  },
});
await shoot("list-preview-live", "/", {
  check: async (page) => {
    await page.getByTestId("recording-row").nth(0).hover();
    await page.getByTestId("preview").locator("iframe").contentFrame().locator("#note").waitFor();
  },
});
await shoot("list-viewer", "/", {
  mode: "viewer",
  check: async (page, name) => {
    if ((await page.getByRole("button", { name: /star/i }).count()) > 0)
      failures.push(`${name}: a viewer is offered what takes an editor`);
  },
});
await shoot("list-narrow", "/", { width: 720 });
await shoot("list-empty", "/", { mode: "empty" });
await shoot("list-no-website", "/", { mode: "no-website" });
await shoot("list-failing", "/", { mode: "failing" });
const tab = (name) => (page) => page.getByRole("tab", { name }).click();
await shoot("settings-install", "/settings");
await shoot("settings-waiting", "/settings", { mode: "empty" });
await shoot("settings-silent", "/settings", { mode: "silent" });
await shoot("settings-viewer", "/settings", { mode: "viewer" });
await shoot("settings-privacy", "/settings", { check: tab("Privacy") });
await shoot("settings-masking", "/settings", { check: tab("Masking") });
await shoot("settings-keys", "/settings", { check: tab("Keys") });
await shoot("settings-members", "/settings?part=members");
await shoot("settings-members-empty", "/settings?part=members", { mode: "empty" });
await shoot("settings-retention", "/settings?part=retention", {
  check: (page) => page.getByRole("button", { name: "7 days" }).click(),
});
await shoot("settings-erase", "/settings?part=erase");
await shoot("settings-erase-asked", "/settings?part=erase", {
  check: async (page) => {
    await page.getByRole("textbox", { name: "User id or visitor id" }).fill("customer-4711");
    await page.getByRole("button", { name: "Erase" }).press("Enter");
    await page
      .getByText(/recordings?$/)
      .first()
      .waitFor();
  },
});
await shoot("settings-erasing", "/settings?part=erase", {
  check: async (page) => {
    await page.getByRole("textbox", { name: "User id or visitor id" }).fill("customer-4711");
    await page.getByRole("button", { name: "Erase" }).press("Enter");
    await page.getByRole("button", { name: "Erase for good" }).click();
    await page.getByTestId("erasure-report").getByText("2 of 3 recordings gone").waitFor();
  },
});
await shoot("settings-usage", "/settings", { check: tab("Usage") });
await shoot("settings-narrow", "/settings?part=members", { width: 720 });
await shoot("overview", "/overview");
await shoot("overview-narrow", "/overview", { width: 720 });
await shoot("overview-empty", "/overview", { mode: "empty" });
await shoot("overview-viewer", "/overview", { mode: "viewer" });
await shoot("clicks", "/elements");
await shoot("clicks-narrow", "/elements", { width: 720 });
await shoot("clicks-empty", "/elements", { mode: "empty" });
await shoot("errors", "/errors");
await shoot("errors-requests", "/errors", { check: tab("Failed requests") });
await shoot("pages", "/pages");
await shoot("vitals", "/vitals");
for (const page of ["errors", "pages", "vitals"]) {
  await shoot(`${page}-empty`, `/${page}`, { mode: "empty" });
  await shoot(`${page}-narrow`, `/${page}`, { width: 720 });
}
const HEATMAP = "/heatmap?page=%2Fcart";
await shoot("heatmap", HEATMAP, { wait: 400 });
await shoot("heatmap-phone", `${HEATMAP}&viewport=mobile&kind=rage_click`, { wait: 400 });
await shoot("heatmap-empty", HEATMAP, { mode: "empty" });
await shoot("heatmap-failing", HEATMAP, { mode: "failing", wait: 1_600 });
await shoot("heatmap-narrow", HEATMAP, { width: 720, wait: 400 });
await shoot("heatmap-keys", HEATMAP, {
  wait: 400,
  check: async (page, name) => {
    await page.locator("[data-testid=heat-cell][tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Recordings" }).waitFor();
    if (!page.url().includes("fact=click")) failures.push(`${name}: a cell doesn't lead to its recordings`);
  },
});
const FUNNEL = "/funnel?step=page_view:%2F&step=page_view:%2Fcart&step=click:%23pay&step=track:paid";
await shoot("funnel", FUNNEL);
await shoot("funnel-new", "/funnel");
await shoot("funnel-recordings", FUNNEL, {
  check: (page) => page.getByRole("button", { name: "1,309 came no further" }).press("Enter"),
});
await shoot("funnel-moved", FUNNEL, {
  check: async (page, name) => {
    await page.getByRole("button", { name: "Move step 3 up" }).press("Enter");
    const moved = await page.getByRole("combobox", { name: "Step 2", exact: true }).inputValue();
    if (moved !== "#pay") failures.push(`${name}: step 2 is ${moved}`);
    await page.waitForURL(/step=click%3A%23pay&step=page_view%3A%2Fcart/);
  },
});
await shoot("funnel-narrow", FUNNEL, { width: 720 });
await shoot("funnel-empty", FUNNEL, { mode: "empty" });
await shoot("funnel-failing", FUNNEL, { mode: "failing", wait: 1_600 });
await shoot("insight-failing", "/pages", { mode: "failing", wait: 1_600 });
await shoot("list-by-fact", `/?fact=${encodeURIComponent('rage_click:{"page":"/cart","selector":"#pay","from":"1"}')}`);
await shoot("sql", "/sql");
await shoot("sql-answer", "/sql", { check: (page) => page.getByRole("button", { name: "Run" }).click() });
await shoot("sql-chart", "/sql", {
  check: async (page) => {
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByRole("tab", { name: "Chart" }).click();
  },
});
await shoot("sql-narrow", "/sql", { width: 720, check: (page) => page.getByRole("button", { name: "Run" }).click() });
await shoot("sql-refused", "/sql", {
  mode: "failing",
  check: (page) => page.getByRole("button", { name: "Run" }).click(),
});
/** What a recorded page asks of hosts that aren't there. */
const FOREIGN = /ERR_|Failed to load|Content Security Policy|status of 4|Blocked script/;
await shoot("player", `/recordings/${STORED}`, { wait: 1_500 });
await shoot("player-real", `/recordings/${REAL}`, { wait: 1_500, expected: FOREIGN });
await shoot("player-narrow", `/recordings/${STORED}`, { width: 720, wait: 1_500 });
await shoot("player-viewer", `/recordings/${STORED}`, {
  mode: "viewer",
  check: async (page, name) => {
    if ((await page.getByRole("button", { name: /^(Star|Share)$/ }).count()) > 0)
      failures.push(`${name}: a viewer is offered what takes an editor`);
    await page.getByRole("tab", { name: "Notes" }).click();
    await page.getByText("You are a viewer here").waitFor();
  },
});
await shoot("player-notes", `/recordings/${STORED}`, {
  wait: 1_500,
  check: async (page, name) => {
    await page.getByRole("tab", { name: "Notes" }).click();
    await page.getByRole("textbox", { name: "New note" }).fill("n 0k");
    await page.getByRole("button", { name: "Add note" }).click();
    await page.getByText("n 0k", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Edit the note at 0:01" }).first().waitFor();
    await page.getByRole("button", { name: "Star" }).click();
    if ((await page.getByRole("button", { name: "Star", pressed: true }).count()) !== 1)
      failures.push(`${name}: the star isn't shown`);
  },
});
await shoot("visitor", "/visitors/v1abc?websiteId=flid_lampshop000000000000");
await shoot("visitor-narrow", "/visitors/v1abc", { width: 640 });
await shoot("player-end", `/recordings/${STORED}`, {
  check: async (page, name) => {
    await page.getByLabel("Position in the recording").focus();
    await page.keyboard.press("End");
    await page.waitForTimeout(600);
    await typedText(page, name);
  },
});
await shoot("player-gap", `/recordings/${GAPPED}`);
await shoot("player-cut-short", `/recordings/${CUT}`);
await shoot("player-too-short", `/recordings/${SHORT}`);
await shoot("player-erased", `/recordings/${ERASED}`);
await shoot("player-missing", `/recordings/${MISSING}`);
await shoot("player-hostile", `/recordings/${HOSTILE}`, {
  wait: 1_500,
  expected:
    /Content Security Policy|sandboxed|play\(\) failed|ERR_NAME|Blocked script|refused|Failed to load|Unsafe attempt/i,
  check: async (page, name) => {
    if (page.url().includes("attack")) failures.push(`${name}: the page was led away`);
    const marked = await page.evaluate(() => "attacked" in window || document.title !== "Playhead");
    if (marked) failures.push(`${name}: recorded script ran in the page`);
    const frame = page.locator("[data-testid=player] iframe");
    if ((await frame.contentFrame().locator("#shown").count()) !== 1) failures.push(`${name}: nothing is replayed`);
  },
});
await shoot("live", `/recordings/${LIVE}`, { wait: 2_600, check: typedText });
await shoot("live-lag", `/recordings/${LIVE}`, {
  wait: 1_800,
  check: async (page) => {
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "What the lag means" }).focus();
    await page.getByRole("tooltip").getByText("Counted from when Playhead received").waitFor();
  },
});
await shoot("live-ended", `/recordings/${LIVE}`, { mode: "ended", wait: 3_400 });

await shoot("share", `/recordings/${STORED}`, {
  wait: 1_500,
  check: async (page, name) => {
    await page.getByRole("button", { name: "Share" }).press("Enter");
    await page.getByLabel("For whom").fill("kk0");
    if ((await page.getByLabel("For whom").inputValue()) !== "kk0") failures.push(`${name}: keys are taken away`);
    await page.getByRole("button", { name: "Make a link" }).press("Enter");
    await page.getByLabel("The link is shown only now").waitFor();
  },
});
await shoot("export", `/recordings/${STORED}`, {
  check: async (page) => {
    await page.getByRole("button", { name: "Export" }).press("Enter");
    await page.getByRole("button", { name: "JSON", exact: true }).press("Enter");
    await page.getByText("3.4 MB received").waitFor();
  },
});
const opened = (page, name) => {
  if (/share|e30/.test(page.url().replace("#/shared", ""))) failures.push(`${name}: the token stays in the address`);
};
await shoot("shared", `#share=${SHARE}&at=1`, {
  wait: 1_800,
  check: async (page, name) => {
    opened(page, name);
    if ((await page.getByRole("button", { name: /Share|Export|Sign out/ }).count()) > 0)
      failures.push(`${name}: a guest is offered what a link doesn't allow`);
    if ((await page.getByTestId("time").innerText()).startsWith("0:00")) failures.push(`${name}: starts at the start`);
  },
});
await shoot("shared-over", `#share=${SHARE}`, { mode: "link-over" });
await shoot("shared-cut", "#share=e30.abc");

await shootReal(studio, process.env.PLAYHEAD_URL, process.env.PLAYHEAD_KEY);

await browser.close();
server.closeAllConnections();
server.close();
process.exitCode = studio.report() ? 0 : 1;
