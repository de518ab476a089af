import { useEffect, useRef } from "react";

const LETTERS = /^[k0snp]$/;
const WRITTEN_INTO = "input:not([type=range], [type=checkbox]), select, textarea";

export interface PlayerKeys {
  toggle(): void;
  back(): void;
  forward(): void;
  start(): void;
  skip(): void;
  nextTrouble(): void;
  previousTrouble(): void;
}

/**
 * Space or k plays and pauses, arrows step, 0 goes to the start, s skips idle time, n and p go to what went wrong next or before;
 * controls that use a key themselves keep it.
 */
export function usePlayerKeys(keys: PlayerKeys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target =
        event.target instanceof Element ? event.target.closest("input, select, textarea, button, a, [role=tab]") : null;
      if (target !== null && (!LETTERS.test(event.key) || target.matches(WRITTEN_INTO))) return;
      const action = actionOf(event.key, current.current);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function actionOf(key: string, keys: PlayerKeys): (() => void) | null {
  switch (key) {
    case " ":
    case "k":
      return keys.toggle;
    case "ArrowLeft":
      return keys.back;
    case "ArrowRight":
      return keys.forward;
    case "0":
      return keys.start;
    case "s":
      return keys.skip;
    case "n":
      return keys.nextTrouble;
    case "p":
      return keys.previousTrouble;
    default:
      return null;
  }
}
