// Records a real visit of the demo shop with rrweb in Chromium.
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
