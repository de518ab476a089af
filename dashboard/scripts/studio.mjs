// Takes pictures of a page in both themes, and looks for what hinders people: axe's violations, what moves while it loads, what the
// console reports.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const AXE = readFileSync(join(ROOT, "node_modules", "axe-core", "axe.min.js"), "utf8");
const OUT = join(ROOT, "target", "screenshots");

/** Sum of layout shifts while a page loads and settles. */
const MOST_SHIFT = 0.02;
/** Nothing was asked for this long, in ms: the page has what it needs. */
const QUIET_MS = 250;
const PATIENCE_MS = 20_000;
const REFUSALS = /status of 4|status of 5/;
/** What pops up is appended to the body, outside of every landmark. */
const EVERYTHING = "{ iframes: false, rules: { region: { enabled: false } } }";
/** Nothing else depends on the theme. */
const COLOURS = '{ iframes: false, runOnly: ["color-contrast"] }';

function countShifts() {
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** @returns a wait for everything that a page asks for, but for streams that stay open */
export function settling(page) {
  const open = new Set();
  let last = Date.now();
  const begun = (request) => {
    if (!/\/live\b|\/export\b/.test(request.url())) open.add(request);
    last = Date.now();
  };
  const over = (request) => {
    open.delete(request);
    last = Date.now();
  };
  page.on("request", begun);
  page.on("requestfinished", over);
  page.on("requestfailed", over);
  return async () => {
    const until = Date.now() + PATIENCE_MS;
    last = Date.now();
    while ((open.size > 0 || Date.now() - last < QUIET_MS) && Date.now() < until) await page.waitForTimeout(50);
  };
}

export class Studio {
  /** What the made-up API is to answer. */
  mode = "full";
  failures = [];
  taken = 0;
  /** The largest layout shift of all, and where. */
  mostShifted = [0, ""];

  /**
   * @param {import("playwright-core").Browser} browser
   * @param {string} wanted names of pictures begin with this
   */
  constructor(browser, wanted = "") {
    this.browser = browser;
    this.wanted = wanted;
    mkdirSync(OUT, { recursive: true });
  }

  /** @param {{ mode?: string, width?: number, wait?: number, expected?: RegExp, check?: (page: any, name: string) => any }} options */
  async shoot(name, url, options = {}) {
    if (!name.startsWith(this.wanted)) return;
    this.mode = options.mode ?? "full";
    const context = await this.browser.newContext({
      colorScheme: "light",
      viewport: { width: options.width ?? 1280, height: 800 },
    });
    const page = await context.newPage();
    const settled = this.watch(page, name, options.expected ?? REFUSALS);
    await page.addInitScript(countShifts);
    try {
      await page.goto(url);
      await settled();
      await page.waitForTimeout(options.wait ?? 100);
      await this.measure(page, name);
      if (options.check) {
        await options.check(page, name);
        await settled();
      }
      await this.picture(page, `${name}-light`, EVERYTHING);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.waitForTimeout(150);
      await this.picture(page, `${name}-dark`, COLOURS);
    } catch (cause) {
      this.failures.push(`${name}: ${String(cause).split("\n").slice(0, 3).join(" ")}`);
      await page.screenshot({ path: join(OUT, `${name}-failed.png`) });
    }
    await context.close();
  }

  /** Notes what goes wrong in a page. @returns a wait for everything that it asks for, but for streams that stay open */
  watch(page, name, expected) {
    page.on("console", (message) => {
      if (message.type() === "error" && !expected.test(message.text()))
        this.failures.push(`${name}: ${message.text()}`);
    });
    page.on("pageerror", (error) => {
      if (!expected.test(error.message)) this.failures.push(`${name}: ${error.message}`);
    });
    return settling(page);
  }

  async measure(page, name) {
    const shifted = await page.evaluate(() => window.shifted);
    if (shifted > this.mostShifted[0]) this.mostShifted = [shifted, name];
    if (shifted > MOST_SHIFT) this.failures.push(`${name}: what is shown moves by ${shifted.toFixed(3)}`);
  }

  async picture(page, name, searched) {
    const { violations } = await page.evaluate(`${AXE}; axe.run(document, ${searched})`);
    for (const { id: rule, nodes } of violations) {
      const where = [...new Set(nodes.map(({ target }) => target.join(" ")))].slice(0, 3).join(" | ");
      this.failures.push(`${name}: ${rule} at ${where}`);
    }
    await page.screenshot({ path: join(OUT, `${name}.png`) });
    this.taken++;
  }

  report() {
    for (const failure of this.failures) console.error(failure);
    const [shift, where] = this.mostShifted;
    console.log(`${this.taken} pictures in target/screenshots; ${this.failures.length} failures`);
    console.log(`largest layout shift ${shift.toFixed(4)} (${where || "none"}), at most ${MOST_SHIFT}`);
    return this.failures.length === 0;
  }
}
