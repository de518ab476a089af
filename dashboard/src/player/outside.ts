import { useSyncExternalStore } from "react";

/**
 * What a recorded page has from elsewhere: pictures, styles, fonts, media. Showing them tells their hosts that somebody watches
 * now, and from where; without them a page may look bare.
 */
export type Outside = "shown" | "blocked";

const STORED_AS = "playhead.outside";
const listeners = new Set<() => void>();

/** What this browser's user has chosen; shown, until they choose. */
export function outsideNow(): Outside {
  try {
    return window.localStorage.getItem(STORED_AS) === "blocked" ? "blocked" : "shown";
  } catch {
    // a browser without storage has nothing chosen
    return "shown";
  }
}

export function chooseOutside(chosen: Outside): void {
  window.localStorage.setItem(STORED_AS, chosen);
  for (const listener of listeners) listener();
}

/** The choice, kept in step wherever it is shown. */
export function useOutside(): Outside {
  return useSyncExternalStore(subscribe, outsideNow);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
