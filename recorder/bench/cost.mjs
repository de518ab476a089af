// Main-thread CPU of a recorded page against the same page with bare rrweb, measured in turn in the same run: the figure is
// the median of each round's ratio. `npm run bench [-- --quick] [-- --json FILE]`
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { pages } from "./pages.mjs";

const dist = join(import.meta.dirname, "..", "dist");
const quick = process.argv.includes("--quick");
const rounds = quick ? 3 : 9;
const kinds = ["page", "rrweb", "playhead"];
const head = {
  page: "",
  rrweb: `<script src="/js/vendor/rrweb.min.js"></script><script>addEventListener("DOMContentLoaded", () => rrweb.record({ emit() {}, checkoutEveryNms: 300000 }))</script>`,
  playhead: `<script data-website-id="flid_aaaaaaaaaaaaaaaa" data-allow-localhost data-allow-bots src="/js/recording.js"></script>`,
};
const settings = {
  accepted: true,
  recordingUid: "recording",
  token: "token",
  privacy: "balanced",
  flush: { intervalMs: 2000, maxEvents: 500, maxBytes: 262144 },
  capture: { console: true, network: false, canvas: false },
};
let uploaded = 0;
const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  const [, kind, name] = url.pathname.split("/");
  if (request.method === "POST") {
    for await (const part of request) uploaded += part.length;
    if (url.searchParams.has("type")) return response.writeHead(204).end();
    return response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(settings));
  }
  if (kind === "js") {
    return response
      .writeHead(200, { "Content-Type": "text/javascript" })
      .end(readFileSync(join(dist, url.pathname.slice(4))));
  }
  if (!(kind in head)) return response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": "text/html" });
  response.end(
    `<!doctype html><html><head><meta charset="utf-8">${head[kind]}</head><body>${pages[name]}</body></html>`,
  );
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://localhost:${server.address().port}`;
const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

/** CPU ms of the main thread from the beginning of the page's work until everything of it was recorded. */
async function measure(kind, name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(`${origin}/${kind}/${name}`);
  if (kind === "playhead") await page.waitForFunction("Playhead.state === 'recording'");
  await page.waitForLoadState("networkidle");
  const cpu = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return 1000 * metrics.find((metric) => metric.name === "TaskDuration").value;
  };
  const before = await cpu();
  await page.evaluate("work()");
  await page.waitForFunction("window.done");
  const cost = (await cpu()) - before;
  await context.close();
  return cost;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (ratios) => Number(median(ratios).toFixed(3));
const figures = [];
for (const name of Object.keys(pages)) {
  const costs = Object.fromEntries(kinds.map((kind) => [kind, []]));
  for (const kind of kinds) await measure(kind, name);
  uploaded = 0;
  for (let i = 0; i < rounds; i++) {
    // Who comes first changes: a machine that slows down shall not always slow the same one.
    for (const kind of i % 2 ? kinds : kinds.toReversed()) costs[kind].push(await measure(kind, name));
  }
  const [page, rrweb, playhead] = kinds.map((kind) => median(costs[kind]));
  const figure = {
    name,
    pageMs: Math.round(page),
    rrwebMs: Math.round(rrweb),
    playheadMs: Math.round(playhead),
    ratio: round(costs.playhead.map((cost, i) => cost / costs.rrweb[i])),
    addedRatio: Number(((playhead - page) / (rrweb - page)).toFixed(3)),
    uploadedBytes: Math.round(uploaded / rounds),
  };
  figures.push(figure);
  console.log(JSON.stringify(figure));
}
const json = process.argv.indexOf("--json");
if (json > 0) writeFileSync(process.argv[json + 1], JSON.stringify({ figures }, null, 2));
await browser.close();
server.close();
