import { useCallback, useEffect, useRef, useState } from "react";
import type { RecordingSummary } from "../api/types.ts";

/** Whoever only passes over a row isn't shown its preview. */
const AFTER_MS = 300;

export interface Previewed {
  readonly recording: RecordingSummary;
  /** Of its row, in the window. */
  readonly row: DOMRect;
}

export interface PreviewView {
  readonly previewed: Previewed | null;
  readonly enter: (recording: RecordingSummary, row: Element) => void;
  readonly leave: () => void;
}

/** The row that the pointer or the focus rests on. */
export function usePreview(): PreviewView {
  const [previewed, setPreviewed] = useState<Previewed | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const leave = useCallback(() => {
    clearTimeout(timer.current);
    setPreviewed(null);
  }, []);
  const enter = useCallback((recording: RecordingSummary, row: Element) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPreviewed({ recording, row: row.getBoundingClientRect() }), AFTER_MS);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") leave();
    };
    window.addEventListener("keydown", onKey);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener("keydown", onKey);
    };
  }, [leave]);
  return { previewed, enter, leave };
}
