import { useSyncExternalStore } from "react";

export type Theme = "light" | "dark";
const STORED_AS = "playhead.theme";

/** Shows the theme that was chosen here before, else the system's. To be called before anything is drawn. */
export function applyStoredTheme(): void {
  const stored = window.localStorage.getItem(STORED_AS);
  if (stored === "light" || stored === "dark") document.documentElement.style.colorScheme = stored;
}

/** The theme that is shown: chosen here, or the system's, which may change at dusk. */
export function useShownTheme(): Theme {
  return useSyncExternalStore(onThemeChange, shownTheme);
}

/** Shows a theme, and keeps it for this browser. */
export function changeTheme(chosen: Theme): void {
  window.localStorage.setItem(STORED_AS, chosen);
  document.documentElement.style.colorScheme = chosen;
}

function onThemeChange(listener: () => void): () => void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const chosen = new MutationObserver(listener);
  system.addEventListener("change", listener);
  chosen.observe(document.documentElement, { attributeFilter: ["style"] });
  return () => {
    system.removeEventListener("change", listener);
    chosen.disconnect();
  };
}

function shownTheme(): Theme {
  const chosen = document.documentElement.style.colorScheme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
