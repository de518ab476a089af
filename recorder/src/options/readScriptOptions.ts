import type { PlayheadOptions } from "../types";
import { deriveApiBase } from "./deriveApiBase";

/** Reads the script tag's `data-…` attributes. A flag without a value is true, `"false"` is false. */
export function readScriptOptions(script: Element | null): PlayheadOptions {
  const attribute = (name: string): string | null => script?.getAttribute(name) ?? null;
  const flag = (name: string): boolean => {
    const value = attribute(name);
    return value !== null && value !== "false";
  };
  const options: PlayheadOptions = {
    websiteId: attribute("data-website-id") ?? attribute("data-fl-website-id") ?? "",
    apiBase: deriveApiBase(attribute("data-api"), attribute("src"), location.href),
    cookieless: flag("data-cookieless"),
    allowLocalhost: flag("data-allow-localhost"),
    allowBots: flag("data-allow-bots"),
    debug: flag("data-debug"),
    pauseOnHidden: flag("data-pause-on-hidden"),
    consentRequired: attribute("data-consent") === "required",
  };
  const rrwebSrc = attribute("data-rrweb-src");
  if (rrwebSrc) options.rrwebSrc = rrwebSrc;
  const userId = attribute("data-user-id");
  if (userId) options.userId = userId;
  if (attribute("data-respect-dnt") !== null) options.respectDnt = flag("data-respect-dnt");
  return options;
}
