// node record.mjs [name…]: makes all recordings, or the named ones, anew, and their entries of the manifest.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { capture } from "./capture.mjs";
import { describe } from "./manifest.mjs";
import { serve } from "./server.mjs";
import { Visitor } from "./visitor.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, "../test/resources/recordings");
const info = (name) => JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8"));

async function record(name) {
  const { scenario } = await import(`./scenarios/${name}.mjs`);
  const server = await serve(scenario.root ?? scenario.package);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });
  try {
    const context = await browser.newContext({ viewport: scenario.viewport ?? { width: 1280, height: 800 } });
    // nothing is fetched from elsewhere, so that a recording holds what the packages hold
    await context.route(
      (url) => url.hostname !== "127.0.0.1",
      (route) => route.abort(),
    );
    const page = await context.newPage();
    const { events, documents } = await capture(page, scenario.capture ?? {});
    await page.goto(`http://127.0.0.1:${server.port}${scenario.start}`, { waitUntil: "load" });
    await scenario.visit(page, new Visitor(page));
    await page.waitForTimeout(500);
    // the port differs from run to run; visitors' browsers would show the site's name
    const site = new RegExp(`http://127\\.0\\.0\\.1:${server.port}`, "g");
    return save(name, scenario, documents, events.map((event) => event.replace(site, "https://site.example")));
  } finally {
    await browser.close();
    server.close();
  }
}

function save(name, scenario, documents, lines) {
  mkdirSync(output, { recursive: true });
  const file = join(output, `${name}.ndjson.zst`);
  const packed = spawnSync("zstd", ["-19", "--long=23", "-q", "-c"], {
    input: lines.map((line) => `${line}\n`).join(""),
    maxBuffer: 1 << 28,
  });
  if (packed.status !== 0) throw new Error(`zstd: ${packed.error ?? packed.stderr}`);
  writeFileSync(file, packed.stdout);
  const from = info(scenario.package);
  const source = { package: from.name, version: from.version, licence: scenario.licence ?? from.license };
  const entry = describe(name, scenario, source, info("rrweb").version, documents, lines);
  console.log(name, packed.stdout.length, JSON.stringify({ ...entry, documents: documents.length }));
  return entry;
}

const manifestFile = join(output, "manifest.json");

function enter(entry) {
  const known = existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, "utf8")).recordings : [];
  const recordings = [...known.filter((other) => other.name !== entry.name), entry];
  recordings.sort((a, b) => a.name.localeCompare(b.name));
  writeFileSync(manifestFile, `${JSON.stringify({ recordings }, null, 2)}\n`);
}

const all = readdirSync(join(here, "scenarios"))
  .map((file) => file.replace(/\.mjs$/, ""))
  .sort();
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;
for (const name of wanted) enter(await record(name));
