import { useCallback, useState } from "react";

export type Theme = "light" | "dark";
const STORED_AS = "playhead.theme";

/** Shows the theme that was chosen here before, else the system's. To be called before anything is drawn. */
export function applyStoredTheme(): void {
  const stored = window.localStorage.getItem(STORED_AS);
  if (stored === "light" || stored === "dark") document.documentElement.style.colorScheme = stored;
}

/** The theme that is shown, and how to change it for this browser. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(shownTheme);
  const change = useCallback((chosen: Theme) => {
    window.localStorage.setItem(STORED_AS, chosen);
    document.documentElement.style.colorScheme = chosen;
    setTheme(chosen);
  }, []);
  return [theme, change];
}

function shownTheme(): Theme {
  const chosen = document.documentElement.style.colorScheme;
  if (chosen === "light" || chosen === "dark") return chosen;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
