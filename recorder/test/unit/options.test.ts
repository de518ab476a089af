import { describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { SDK_VERSION } from "../../src/constants";
import { isBotAgent } from "../../src/gates/isBotAgent";
import { isLocalHost } from "../../src/gates/isLocalHost";
import { createUuid } from "../../src/identity/createUuid";
import { readCookie } from "../../src/identity/readCookie";
import { readStartAnswer } from "../../src/lifecycle/readStartAnswer";
import { deriveApiBase } from "../../src/options/deriveApiBase";
import { isOver } from "../../src/tab/isOver";

describe("deriveApiBase", () => {
  const page = "https://shop.example/deep/page?x=1";
  it.each([
    [null, "https://cdn.example/js/recording.js", "https://cdn.example/api"],
    [null, "https://cdn.example/recording.4f2a9c.js?v=2", "https://cdn.example/api"],
    [null, "/js/main.js", "https://shop.example/api"],
    [null, "/js/script.js", "https://shop.example/api"],
    [null, "https://cdn.example/bundle.js", "https://shop.example/api"],
    [null, null, "https://shop.example/api"],
    ["https://other.example/base/", "https://cdn.example/recording.js", "https://other.example/base"],
    ["/proxy", "https://cdn.example/recording.js", "https://shop.example/proxy"],
  ])("data-api %s and src %s give %s", (dataApi, src, base) => {
    expect(deriveApiBase(dataApi, src, page)).toBe(base);
  });
});

describe("gates", () => {
  it.each(["localhost", "shop.localhost", "127.0.0.1", "127.1.2.3", "[::1]", "0.0.0.0"])("%s is local", (host) => {
    expect(isLocalHost(host)).toBe(true);
  });
  it.each(["localhost.example", "shop.example", "12.7.0.0", "127.0.0.1.example"])("%s is not local", (host) => {
    expect(isLocalHost(host)).toBe(false);
  });
  it.each([
    ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/120.0 Safari/537.36", true],
    ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36", false],
    ["Mozilla/5.0 (Linux; Android 9; CUBOT_X18) AppleWebKit/537.36 Chrome/99 Mobile Safari/537.36", false],
  ])("agent %s: bot %s", (agent, bot) => {
    expect(isBotAgent(agent)).toBe(bot);
  });
});

describe("identity", () => {
  it("finds a cookie by its whole name", () => {
    expect(readCookie("a_fs_vid=no; _fs_vid=v=1 ;_fs_sid=", "_fs_vid")).toBe("v=1");
    expect(readCookie("a_fs_vid=no", "_fs_vid")).toBeNull();
    expect(readCookie("_fs_sid=", "_fs_sid")).toBeNull();
  });

  it("makes version 4 UUIDs", () => {
    expect(createUuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("reports the package's version", () => {
    expect(SDK_VERSION).toBe(packageJson.version);
  });
});

describe("readStartAnswer", () => {
  it("takes the strictest privacy for one it doesn't know", () => {
    const answer = readStartAnswer({ accepted: true, recordingUid: "r", token: "t", privacy: "new" });
    expect(answer).toEqual({
      accepted: true,
      websiteId: null,
      recordingUid: "r",
      token: "t",
      privacy: "strict",
      flush: { intervalMs: 2_000, maxEvents: 500, maxBytes: 262_144 },
      capture: { console: false, network: false, canvas: false },
      respectDnt: false,
    });
  });

  it.each([null, "text", {}, { accepted: true }, { accepted: true, recordingUid: 1, token: "t" }])(
    "refuses %j",
    (body) => {
      expect(readStartAnswer(body)).toEqual({ accepted: false, reason: "unreadable_answer" });
    },
  );

  it("passes the reason on", () => {
    expect(readStartAnswer({ accepted: false, reason: "quota_exceeded" })).toEqual({
      accepted: false,
      reason: "quota_exceeded",
    });
  });
});

describe("isOver", () => {
  const minute = 60_000;
  it.each([
    [{ startedAt: 0, lastActiveAt: 0 }, 30 * minute, false],
    [{ startedAt: 0, lastActiveAt: 0 }, 30 * minute + 1, true],
    [{ startedAt: 0, lastActiveAt: 24 * 60 * minute }, 24 * 60 * minute, false],
    [{ startedAt: 0, lastActiveAt: 24 * 60 * minute }, 24 * 60 * minute + 1, true],
  ])("%j at %d: %s", (recording, now, over) => {
    expect(isOver(recording, now)).toBe(over);
  });
});
