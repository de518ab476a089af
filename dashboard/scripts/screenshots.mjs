// Takes a picture of every page in every state, dark and light, into target/screenshots: to be looked at. Each is searched for
// what hinders people (axe).
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { hostileVisit } from "./hostile-visit.mjs";
import { accountAnswer } from "./made-up-account.mjs";
import { analysed } from "./made-up-analytics.mjs";
import { serve } from "./made-up-api.mjs";
import { madeUpPlay } from "./made-up-play.mjs";
import { recordVisit } from "./recorded-visit.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const AXE = readFileSync(join(ROOT, "node_modules", "axe-core", "axe.min.js"), "utf8");
const OUT = join(ROOT, "target", "screenshots");
mkdirSync(OUT, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const visit = await recordVisit(browser);
const visitByPhone = await recordVisit(browser, { width: 390, height: 844 });
const t0 = visit[0].timestamp;
const gapped = [
  ...visit,
  {
    type: 5,
    timestamp: t0 + 1500,
    data: { tag: "playhead:gap", payload: { from: t0 + 1000, to: t0 + 1500, reason: "chunk_lost" } },
  },
];

const id = (n) => `0198a3f0-1111-7222-8333-${String(n).padStart(12, "0")}`;
const [LIVE, STORED, GAPPED, SHORT, CUT, ERASED, HOSTILE, PHONE, MISSING] = [1, 3, 4, 5, 7, 8, 9, 11, 99].map(id);
const claims = JSON.stringify({ sub: STORED, export: false });
const SHARE = `e30.${Buffer.from(claims).toString("base64url")}.made-up`;
const PATHS = [
  "/",
  "/lamps/amber",
  "/cart",
  "/checkout/payment?utm_source=news",
  "/help/returns/how-do-i-send-something-back",
];
const now = Date.now();
const rows = Array.from({ length: 23 }, (_, n) => ({
  recordingId: id(n + 1),
  websiteId: "flid_lampshop000000000000",
  state: n < 2 ? "live" : n === 5 ? "stopped" : "ready",
  startedAt: now - n * n * 400_000 - 40_000,
  endedAt: n < 2 ? null : now,
  durationMs: 20_000 + n * 47_300,
  activeMs: 10_000,
  eventCount: 300 + n * 51,
  pageViews: 1 + (n % 6),
  clicks: (n * 7) % 31,
  rageClicks: n % 4 === 2 ? 1 + (n % 3) : 0,
  deadClicks: 0,
  errors: n % 7 === 3 ? 2 : 0,
  entryUrl: `https://lamps.example${PATHS[n % PATHS.length]}`,
  exitUrl: "",
  visitorUid: `v${(n * 7919 + 104729).toString(16)}abc`,
  userId: n % 5 === 0 ? `user${n}@example.org` : "",
  browser: ["Chrome 141", "Safari 19", "Firefox 145"][n % 3],
  os: ["macOS", "iOS", "Windows"][n % 3],
  device: "desktop",
  country: ["NL", "DE", "JP", "BR"][n % 4],
  activity:
    n < 2
      ? undefined
      : Array.from({ length: 100 }, (_, at) => Math.round(9 * Math.abs(Math.sin((at + n * 7) / (5 + (n % 4)))))),
  starred: n % 9 === 4,
  seen: n % 3 === 0,
}));
const activity = Array.from({ length: 100 }, (_, n) =>
  Math.round(30 * Math.abs(Math.sin(n / 5)) * Math.abs(Math.cos(n / 17))),
);

const play = madeUpPlay({ now, rows, stored: STORED });

let mode = "full";
const failures = [];
const server = await serve(join(ROOT, "dist"), ({ path, query, method }, answer) => {
  if (path.startsWith("/api/attack")) {
    failures.push(`hostile: ${path} was asked for`);
    return false;
  }
  if (accountAnswer({ path, method }, answer, { mode, now, id })) return true;
  if (path === "/api/v1/recordings/facets") {
    answer.json({
      facets: {
        browser: [
          { value: "Chrome 141", count: 812 },
          { value: "Safari 19", count: 301 },
        ],
      },
    });
    return true;
  }
  if (path === "/api/v1/recordings") {
    if (mode === "failing")
      answer.json({ title: "Try again", detail: "A database that this needs does not answer." }, 503);
    else if (mode === "empty") answer.json({ recordings: [], nextCursor: null });
    else
      answer.json(
        query.has("cursor")
          ? { recordings: rows.slice(12), nextCursor: null }
          : { recordings: rows.slice(0, 12), nextCursor: "next" },
      );
    return true;
  }
  if (path.startsWith("/api/v1/analytics/") && path !== "/api/v1/analytics/sql") {
    if (mode === "failing")
      answer.json({ title: "Try again", detail: "ClickHouse does not answer.", status: 503 }, 503);
    else
      answer.json(mode === "empty" ? { items: [] } : analysed(path.slice("/api/v1/analytics/".length), now, id, query));
    return true;
  }
  if (path === "/api/v1/analytics/sql") {
    if (mode === "failing")
      answer.json(
        { title: "Bad query", detail: "Table function url isn't allowed: only facts and recordings are.", status: 400 },
        400,
      );
    else
      answer.json({
        columns: [
          { name: "day", type: "Date" },
          { name: "recordings", type: "UInt64" },
          { name: "with_errors", type: "UInt64" },
        ],
        rows: Array.from({ length: 21 }, (_, n) => [
          `2026-11-${String(n + 1).padStart(2, "0")}`,
          String(Math.round(900 + 500 * Math.sin(n / 1.1) + n * 31)),
          String(Math.round(120 + 60 * Math.sin(n / 2.1))),
        ]),
        statistics: { rows: 21, elapsedMs: 31.2, rowsRead: 812_000, bytesRead: 41_000_000 },
      });
    return true;
  }
  if (path.endsWith("/usage")) {
    const days = Array.from({ length: 22 }, (_, n) => ({
      day: `2026-11-${String(n + 1).padStart(2, "0")}`,
      recordings: Math.round(900 + 500 * Math.sin(n / 1.1) + n * 31),
      events: 41_000,
      duplicateEvents: 3 + n,
      fencedEvents: n % 5,
      unreadableEvents: 0,
    }));
    const totals = { recordings: 27_310, events: 9_120_400, rawBytes: 4_120_000_000, storedBytes: 612_000_000 };
    answer.json({ month: "2026-11", quota: 50_000, left: 22_690, ...totals, days });
    return true;
  }
  if (path.endsWith("/keys")) {
    const made = { createdAt: now - 86_400_000 * 9, createdBy: "admin", lastUsedOn: "2026-11-22" };
    if (method === "POST")
      answer.json({ ...made, keyId: id(700), kind: "secret", name: "x", role: "viewer", key: "sk_shown_once" }, 201);
    else
      answer.json({
        keys: [
          { ...made, keyId: id(701), kind: "public", name: "", key: "dp_0123456789abcdef0123456789abcdef" },
          { ...made, keyId: id(702), kind: "secret", name: "Nightly export", role: "viewer" },
          { ...made, keyId: id(703), kind: "secret", name: "Support desk", role: "editor", lastUsedOn: null },
        ],
      });
    return true;
  }
  if (/^\/api\/v1\/websites\/[^/]+$/.test(path)) {
    answer.json({
      websiteId: "flid_lampshop000000000000",
      name: "Lamp shop",
      publicKey: "dp_0123456789abcdef0123456789abcdef",
      enabled: true,
      privacy: "balanced",
      sampleRate: 0.25,
      allowedOrigins: ["https://lamps.example", "https://www.lamps.example"],
      monthlyQuota: 50_000,
      retentionDays: 30,
      flush: { intervalMs: 2000, maxEvents: 500, maxBytes: 262144 },
      capture: { console: true, network: false, canvas: false },
      respectDnt: true,
      maskingRules: [{ pattern: "(?i)[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}", replacement: "(mail)" }],
      includeCountry: true,
    });
    return true;
  }
  if (path.endsWith("/shares")) {
    const share = { shareId: id(500), label: "", export: false, createdAt: now, expiresAt: now + 3_600_000 };
    const named = { ...share, shareId: id(501), label: "For the payments team", at: 1, export: true };
    if (method === "POST")
      answer.json({ ...share, shareId: id(502), url: `${origin}/#share=${SHARE}&at=1`, token: SHARE }, 201);
    else answer.json({ shares: mode === "unshared" ? [] : [named, share] });
    return true;
  }
  if (mode === "link-over") {
    answer.json({ title: "Key needed", status: 401, reason: "key_needed" }, 401);
    return true;
  }
  if (path.endsWith("/facts")) {
    const at = (ms) => ({
      ts: now - 40_000 + ms,
      pageUrl: "https://lamps.example/",
      selector: "button.add",
      text: "Add",
    });
    const items = [
      { kind: "click", ...at(400) },
      { kind: "rage_click", count: 4, ...at(900) },
      { kind: "dead_click", ...at(1_900), selector: "img.amber", text: "" },
    ].map((fact) => ({ ...fact, ts: fact.ts - 2 * 2 * 400_000 }));
    answer.json({ items, cursor: null });
    return true;
  }
  if (play(path, method, answer)) return true;
  const one = /^\/api\/v1\/recordings\/(.*)$/.exec(path)?.[1];
  if (one === ERASED) answer.json({ title: "Gone", status: 410, reason: "erased" }, 410);
  else if (one === MISSING) return false;
  else if (one && method === "PATCH") answer.json({ recordingId: one, starred: false, pinned: false, seen: true });
  else if (one) answer.json({ ...rows.find((row) => row.recordingId === one), pages: [], activity });
  if (one) return true;
  const [, replayed, kind] = /^\/api\/v1\/replay\/([^/]+)\/(\w+)$/.exec(path) ?? [];
  if (replayed === MISSING) return false;
  if (kind === "events") {
    const events =
      replayed === SHORT
        ? visit.slice(0, 1)
        : replayed === GAPPED
          ? gapped
          : replayed === HOSTILE
            ? hostileVisit(t0)
            : replayed === PHONE
              ? visitByPhone
              : visit;
    const announced = replayed === CUT ? events.length + 12 : events.length;
    answer.raw.writeHead(200, { "Content-Type": "application/x-ndjson", "X-Event-Count": announced });
    answer.raw.end(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    return true;
  }
  if (kind === "export") {
    answer.raw.writeHead(200, { "Content-Type": "application/json" });
    answer.raw.write("x".repeat(3_400_000));
    return true;
  }
  if (kind === "live") {
    answer.raw.writeHead(200, { "Content-Type": "text/event-stream" });
    const send = (from, to) =>
      answer.raw.write(`event: events\nid: ${to}.0\ndata: ${JSON.stringify(visit.slice(from, to))}\n\n`);
    answer.raw.write('event: status\ndata: {"state":"live"}\n\n');
    const half = Math.floor(visit.length / 2);
    send(0, half);
    setTimeout(() => send(half, visit.length), 1_000);
    if (mode === "ended") setTimeout(() => answer.raw.end('event: status\ndata: {"state":"ready"}\n\n'), 2_500);
    return true;
  }
  return false;
});

const EXPECTED = /status of 4|status of 5/;
const origin = `http://127.0.0.1:${server.address().port}`;

/** Names of pictures begin with this: `npm run screenshots -- player`. */
const WANTED = process.argv[2] ?? "";

/** Sum of layout shifts while a page loads: people don't notice less. */
const MOST_SHIFT = 0.1;

function countShifts() {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

async function shoot(name, hash, options = {}) {
  if (!name.startsWith(WANTED)) return;
  for (const colorScheme of ["light", "dark"]) {
    mode = options.mode ?? "full";
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: options.width ?? 1280, height: 800 },
    });
    const page = await context.newPage();
    await page.addInitScript(countShifts);
    page.on("console", (message) => {
      if (message.type() === "error" && !(options.expected ?? EXPECTED).test(message.text()))
        failures.push(`${name}: ${message.text()}`);
    });
    page.on("pageerror", (error) => {
      if (!(options.expected ?? EXPECTED).test(error.message)) failures.push(`${name}: ${error.message}`);
    });
    const fragment = hash.startsWith("#") ? hash : `#key=sk_made_up&to=${encodeURIComponent(hash)}`;
    await page.goto(`${origin}/${options.key === null ? "" : fragment}`);
    await page.waitForTimeout(options.wait ?? 900);
    const shifted = await page.evaluate(() => window.shifted);
    if (shifted > MOST_SHIFT) failures.push(`${name} ${colorScheme}: what is shown moves by ${shifted.toFixed(3)}`);
    if (options.check) {
      await options.check(page, name);
      await page.waitForTimeout(300);
    }
    // What pops up is appended to the body, outside of every landmark.
    const { violations } = await page.evaluate(
      `${AXE}; axe.run(document, { iframes: false, rules: { region: { enabled: false } } })`,
    );
    for (const { id: rule, nodes } of violations) {
      const where = [...new Set(nodes.map(({ target }) => target.join(" ")))].slice(0, 3).join(" | ");
      failures.push(`${name} ${colorScheme}: ${rule} at ${where}`);
    }
    await page.screenshot({ path: join(OUT, `${name}-${colorScheme}.png`) });
    await context.close();
  }
}

async function typedText(page, name) {
  const frame = page.locator("[data-testid=player] iframe");
  const sandbox = await frame.getAttribute("sandbox");
  if (sandbox !== "allow-same-origin") failures.push(`${name}: sandbox is ${sandbox}`);
  const text = await frame.contentFrame().locator("#note").inputValue();
  if (text !== "Please wrap it as a present") failures.push(`${name}: the replay shows "${text}"`);
}

await shoot("sign-in", "#/", { mode: "out" });
await shoot("sign-in-provider", "#/", { mode: "provider" });
await shoot("sign-in-refused", "/", { mode: "refused" });
await shoot("list", "/");
await shoot(
  "list-filtered",
  "/?websiteId=flid_lampshop000000000000&from=-7d&minRageClicks=1&url=/checkout&browser=Chrome+141",
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
await shoot("clicks", "/elements");
await shoot("clicks-empty", "/elements", { mode: "empty" });
await shoot("errors", "/errors");
await shoot("errors-requests", "/errors", { check: tab("Failed requests") });
await shoot("pages", "/pages");
await shoot("vitals", "/vitals");
const HEATMAP = "/heatmap?page=%2Fcart";
await shoot("heatmap", HEATMAP, { wait: 2_000 });
await shoot("heatmap-phone", `${HEATMAP}&viewport=mobile&kind=rage_click`, { wait: 2_000 });
await shoot("heatmap-empty", HEATMAP, { mode: "empty" });
await shoot("heatmap-failing", HEATMAP, { mode: "failing", wait: 3_500 });
await shoot("heatmap-narrow", HEATMAP, { width: 720, wait: 2_000 });
await shoot("heatmap-keys", HEATMAP, {
  wait: 2_000,
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
await shoot("funnel-failing", FUNNEL, { mode: "failing", wait: 3_500 });
await shoot("insight-failing", "/pages", { mode: "failing", wait: 3_500 });
await shoot("list-by-fact", `/?fact=${encodeURIComponent('rage_click:{"page":"/cart","selector":"#pay","from":"1"}')}`);
await shoot("sql", "/sql");
await shoot("sql-answer", "/sql", { check: (page) => page.getByRole("button", { name: "Run" }).click() });
await shoot("sql-chart", "/sql", {
  check: async (page) => {
    await page.getByRole("button", { name: "Run" }).click();
    await page.getByRole("tab", { name: "Chart" }).click();
  },
});
await shoot("sql-refused", "/sql", {
  mode: "failing",
  check: (page) => page.getByRole("button", { name: "Run" }).click(),
});
await shoot("player", `/recordings/${STORED}`, { wait: 2_500 });
await shoot("player-notes", `/recordings/${STORED}`, {
  wait: 2_500,
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
  wait: 2_500,
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
await shoot("live-ended", `/recordings/${LIVE}`, { mode: "ended", wait: 3_400 });

await shoot("share", `/recordings/${STORED}`, {
  wait: 2_500,
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

await browser.close();
server.closeAllConnections();
server.close();
for (const failure of failures) console.error(failure);
console.log(`pictures of ${OUT.slice(ROOT.length)}; ${failures.length} failures`);
process.exitCode = failures.length === 0 ? 0 : 1;
