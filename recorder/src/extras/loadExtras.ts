import type { LoadExtras } from "../lifecycle/ExtrasHolder";
import { loadScript } from "../options/loadScript";
import { EXTRAS_VERSION, type ExtrasParts } from "./Extras";

/** What the chunk defines. */
export interface ExtrasGlobals {
  PlayheadExtras?: ExtrasParts & { version: number };
}

/** The chunk's name, with a hash of its content; from the build. */
declare const PLAYHEAD_EXTRAS_FILE: string;

/**
 * Loads the chunk by our own script's address, with the chunk's name in the query: that address surely leads to the
 * server, also through a proxy that forwards nothing else. A plain file server answers with the script itself, which does
 * nothing a second time; the chunk then lies beside it.
 */
export function extrasBeside(script: HTMLOrSVGScriptElement | null): LoadExtras {
  let loading: Promise<ExtrasParts> | null = null;
  const load = async (places: readonly string[]): Promise<ExtrasParts> => {
    for (const place of places) {
      // The browser hides a nonce from attributes, not from scripts.
      await loadScript(place, script?.nonce).catch(() => undefined);
      const parts = (window as ExtrasGlobals).PlayheadExtras;
      if (parts?.version === EXTRAS_VERSION) return parts;
    }
    throw new Error(`not loaded: ${places}`);
  };
  return ({ captureSrc, apiBase }) => {
    const own = new URL((script as HTMLScriptElement | null)?.src || "/js/recording.js", apiBase);
    const beside = new URL(PLAYHEAD_EXTRAS_FILE, own).href;
    own.search = `file=${PLAYHEAD_EXTRAS_FILE}`;
    loading ??= load(captureSrc ? [captureSrc] : [own.href, beside]);
    return loading;
  };
}
