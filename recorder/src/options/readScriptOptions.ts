import type { PlayheadOptions } from "../types";
import { deriveApiBase } from "./deriveApiBase";

type Words = Record<string, string | undefined>;

/**
 * Reads the script tag's `data-…` attributes, each of which is the option of that name: `data-sample-rate="0.1"` is
 * `sampleRate: 0.1`. Without a value it is true, `"false"` is false. A few have names of their own.
 */
export function readScriptOptions(script: HTMLOrSVGScriptElement | null): PlayheadOptions {
  const { ...words }: Words = script?.dataset ?? {};
  const options: Record<string, unknown> = {};
  for (const name of Object.keys(words)) options[name] = read(words[name] as string);
  const flag = (name: string): boolean | undefined => options[name] as boolean | undefined;
  const list = (name: string): string[] | undefined => words[name]?.split(",").map((part) => part.trim());
  const [urls, events, error] = [list("triggerUrls"), list("triggerEvents"), flag("triggerError")];
  return Object.assign(options, {
    websiteId: words.websiteId ?? words.flWebsiteId ?? "",
    userId: words.userId,
    apiBase: deriveApiBase(words.api ?? null, script?.getAttribute("src") ?? null, location.href),
    respectDnt: flag("respectDnt"),
    consentRequired: words.consent === "required",
    triggers: urls || events || error ? { urls, events, error } : undefined,
    capture: {
      console: flag("captureConsole"),
      network: flag("captureNetwork"),
      canvas: flag("captureCanvas"),
      vitals: flag("captureVitals"),
      scroll: flag("captureScroll"),
    },
  }) as PlayheadOptions;
}

function read(text: string): unknown {
  if (/^(?:true)?$/.test(text)) return true;
  if (text === "false") return false;
  return text === "" || Number.isNaN(+text) ? text : +text;
}
