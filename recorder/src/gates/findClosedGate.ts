import { IGNORE_KEYS } from "../constants";
import type { PlayheadOptions } from "../types";
import { isBotAgent } from "./isBotAgent";
import { isLocalHost } from "./isLocalHost";
import { objectsToTracking } from "./objectsToTracking";

/** Why this page view must not be recorded, or null. */
export function findClosedGate(options: PlayheadOptions): string | null {
  if (!options.websiteId) return "no website id";
  if (options.cookieless) return "cookieless";
  if (location.protocol === "file:") return "file";
  if (!options.allowLocalhost && isLocalHost(location.hostname)) return "localhost";
  if (window.self !== window.top) return "iframe";
  if (!options.allowBots && (navigator.webdriver || isBotAgent(navigator.userAgent))) return "bot";
  if (options.respectDnt && objectsToTracking()) return "do not track";
  if (isIgnored()) return "ignored by the visitor";
  return null;
}

function isIgnored(): boolean {
  try {
    return IGNORE_KEYS.some((key) => localStorage.getItem(key) === "true");
  } catch {
    // Storage is forbidden here, so nobody can have opted out through it.
    return false;
  }
}
