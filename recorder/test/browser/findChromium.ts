import { existsSync } from "node:fs";

/** Path of the Chromium to test in. Fails, rather than skips, where there is none. */
export function findChromium(): string {
  const candidates = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) {
    throw new Error(
      "No Chromium found: install the chromium package, or set CHROMIUM_PATH to a Chromium or Chrome binary.",
    );
  }
  return found;
}
