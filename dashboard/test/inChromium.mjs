import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../scripts/made-up-api.mjs";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const PATIENCE_MS = 60_000;
export const T0 = 1_763_800_000_000;

/** The built page with an API that a test makes up. */
export async function builtPage(answer) {
  if (!existsSync(join(ROOT, "dist", "index.html"))) throw new Error("dist/ is missing: npm run build makes it");
  const server = await serve(join(ROOT, "dist"), answer);
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

export function launch(...args) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", ...args],
  });
}

/** A recording as the API describes it. */
export function described(recordingId, more = {}) {
  return {
    recordingId,
    websiteId: "flid_1",
    state: "ready",
    startedAt: T0,
    endedAt: T0 + 3_000,
    durationMs: 3_000,
    pages: [],
    activity: [],
    keyframes: [],
    entryUrl: "",
    visitorUid: "",
    userId: "",
    browser: "",
    os: "",
    device: "",
    country: "",
    pageViews: 1,
    clicks: 0,
    rageClicks: 0,
    deadClicks: 0,
    errors: 0,
    eventCount: 9,
    ...more,
  };
}

/** Answers what a player asks for beside the events. */
export function besides({ path }, { json }) {
  if (path.endsWith("/facts")) json({ items: [], cursor: null });
  else if (path.endsWith("/notes")) json({ notes: [] });
  else if (path.endsWith("/marks")) json({ starred: false, pinned: false, seen: true });
  else return false;
  return true;
}
