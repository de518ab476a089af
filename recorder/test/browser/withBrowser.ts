import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { findChromium } from "./findChromium";
import { NativeServer } from "./NativeServer";

export interface Stage {
  browser: Browser;
  context: BrowserContext;
  server: NativeServer;
}

/** One Chromium a suite; a fresh profile and a fresh server each test. */
export function withBrowser(): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    stage.browser = await chromium.launch({
      executablePath: findChromium(),
      // A visitor's browser has it, and leaving a page differs with it.
      ignoreDefaultArgs: ["--disable-back-forward-cache"],
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });
  afterAll(async () => {
    await stage.browser?.close();
  });
  beforeEach(async () => {
    stage.server = new NativeServer();
    await stage.server.listen();
    stage.context = await stage.browser.newContext();
  });
  afterEach(async () => {
    await stage.context.close();
    await stage.server.close();
  });
  return stage;
}
