// Main-thread CPU of a recorded page against the same page with bare rrweb, measured in turn in the same run: the figure is
// the median of each round's ratio. `npm run bench [-- --quick] [-- --page NAME] [-- --kinds a,b] [-- --rounds N] [-- --json FILE]`
import { existsSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { kinds } from "./kinds.mjs";
import { pages } from "./pages.mjs";
import { serve } from "./serve.mjs";

const value = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? process.argv[at + 1] : undefined;
};
const quick = process.argv.includes("--quick");
const rounds = Number(value("rounds") ?? (quick ? 3 : 9));
const wanted = value("kinds")?.split(",") ?? (quick ? ["rrweb", "playhead"] : Object.keys(kinds));
const names = value("page")?.split(",") ?? Object.keys(pages);
/** ms for what a recorder still does after the page's work: it flushes every 2 s. */
const SETTLE_MS = 2_300;
/** At most this many times bare rrweb's cost. */
const GOAL = 1.1;

const served = await serve(value("dist") ?? join(import.meta.dirname, "..", "dist"));
const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

/** CPU ms of the main thread from the beginning of the page's work until everything of it was recorded and sent. */
async function measure(kind, name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  // CPU time of the thread, not time that passes: others on the machine don't count.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(`${served.origin}/${kind}/${name}`);
  await page.waitForFunction(kinds[kind].ready);
  await page.waitForLoadState("networkidle");
  // The page's first snapshot belongs to nobody's work.
  if (kinds[kind].uploads) await page.waitForTimeout(SETTLE_MS);
  const cpu = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    const [task, script] = ["TaskDuration", "ScriptDuration"].map(
      (wantedName) => 1000 * metrics.find((metric) => metric.name === wantedName).value,
    );
    return { task, script };
  };
  const uploadedBefore = served.uploaded;
  const before = await cpu();
  const began = performance.now();
  await page.evaluate("work()");
  await page.waitForFunction("window.done");
  const minutes = (performance.now() - began) / 60_000;
  if (kinds[kind].uploads) await page.waitForTimeout(SETTLE_MS);
  const after = await cpu();
  await context.close();
  return {
    task: after.task - before.task,
    script: after.script - before.script,
    bytesPerMinute: (served.uploaded - uploadedBefore) / minutes,
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (number) => Number(number.toFixed(3));
const figures = [];
await measure("rrweb", names[0]);
for (const name of names) {
  const costs = Object.fromEntries(wanted.map((kind) => [kind, []]));
  for (let i = 0; i < rounds; i++) {
    // Who comes first changes: a machine that slows down shall not always slow the same one.
    for (const kind of i % 2 ? wanted : wanted.toReversed()) costs[kind].push(await measure(kind, name));
  }
  for (const kind of wanted.filter((one) => one !== "rrweb")) {
    const ratios = costs[kind].map(({ task }, i) => task / costs.rrweb[i].task);
    const figure = {
      page: name,
      kind,
      taskMs: Math.round(median(costs[kind].map(({ task }) => task))),
      scriptMs: Math.round(median(costs[kind].map(({ script }) => script))),
      rrwebTaskMs: Math.round(median(costs.rrweb.map(({ task }) => task))),
      rrwebScriptMs: Math.round(median(costs.rrweb.map(({ script }) => script))),
      ratio: rounded(median(ratios)),
      lowest: rounded(Math.min(...ratios)),
      highest: rounded(Math.max(...ratios)),
      bytesPerMinute: Math.round(median(costs[kind].map(({ bytesPerMinute }) => bytesPerMinute))),
      // What the same rrweb's events take, gzipped and sent without any thought.
      ...(costs.upload && {
        rrwebBytesPerMinute: Math.round(median(costs.upload.map(({ bytesPerMinute }) => bytesPerMinute))),
      }),
      ...(kind === "playhead" && { goal: GOAL, met: median(ratios) <= GOAL }),
    };
    figures.push(figure);
    console.log(JSON.stringify(figure));
  }
}
const json = value("json");
const load = loadavg()[0];
console.log(JSON.stringify({ rounds, load: rounded(load) }));
if (json) writeFileSync(json, JSON.stringify({ rounds, load, figures }, null, 2));
await browser.close();
served.close();
