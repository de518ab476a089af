// What a browser loads before anything is shown: in the page as it is built, which `npm run build` makes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { ROOT } from "./inChromium.mjs";

/** Bytes, gzipped. */
const MOST = 250_000;

it("loads no more than 250 kB at first, without the player", () => {
  const dist = join(ROOT, "dist");
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const parts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path]) => path);
  const size = [page, ...parts.map((path) => readFileSync(join(dist, path)))].reduce(
    (sum, content) => sum + gzipSync(content, { level: 6 }).length,
    0,
  );

  expect(parts.some((path) => path.endsWith(".js")) && parts.some((path) => path.endsWith(".css"))).toBe(true);
  expect(parts.some((path) => path.includes("screen-"))).toBe(false);
  console.log(`first load: ${size} bytes, gzipped, in ${parts.length + 1} files`);
  expect(size).toBeLessThanOrEqual(MOST);
});
