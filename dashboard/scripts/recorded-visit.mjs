// Visits for pictures: one of the demo shop, recorded with rrweb in Chromium, and one of the real recordings that the tests replay.
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const SHOP = fileURLToPath(new URL("./demo-shop.html", import.meta.url));

/** @param {import("playwright-core").Browser} browser @returns {Promise<{type: number, timestamp: number, data: any}[]>} */
export async function recordVisit(browser, viewport = { width: 1280, height: 800 }) {
  const page = await browser.newPage({ viewport });
  await page.setContent(await readFile(SHOP, "utf8"));
  await page.addScriptTag({ path: require.resolve("rrweb").replace(/rrweb\.[^/]*$/, "rrweb.umd.min.cjs") });
  await page.evaluate(() => {
    window.recorded = [];
    window.rrweb.record({ emit: (event) => window.recorded.push(event) });
  });
  await page.mouse.move(200, 300);
  for (const name of ["Amber", "Harbour"]) {
    const button = page.locator("article", { hasText: name }).getByRole("button");
    const box = await button.boundingBox();
    await page.mouse.move(box.x + 20, box.y + 10, { steps: 15 });
    await button.click();
    await page.waitForTimeout(400);
  }
  await page.locator("#note").click();
  await page.keyboard.type("Please wrap it as a present", { delay: 60 });
  await page.waitForTimeout(300);
  const events = await page.evaluate(() => window.recorded);
  await page.close();
  return events;
}

const DOCUMENTATION = fileURLToPath(
  new URL("../../end-to-end/src/test/resources/recordings/documentation.ndjson.zst", import.meta.url),
);

/** Somebody who read a manual. Unpacked by Node where it can, else by the command `zstd`. */
export async function realVisit() {
  const { zstdDecompressSync } = await import("node:zlib");
  const packed = await readFile(DOCUMENTATION);
  const text = zstdDecompressSync
    ? zstdDecompressSync(packed).toString("utf8")
    : spawnSync("zstd", ["-dc"], { input: packed, maxBuffer: 100_000_000 }).stdout.toString("utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
