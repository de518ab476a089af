import { useState } from "react";
import type { WebsiteSettings } from "../api/websites.ts";

export interface Saving {
  /** What to say about the last change; null: nothing. */
  readonly said: { readonly ok: boolean; readonly text: string } | null;
  readonly busy: boolean;
  readonly save: (change: Partial<WebsiteSettings>) => Promise<void>;
}

/** Keeps changes of settings, and what came of the last one. */
export function useSaving(onChange: (change: Partial<WebsiteSettings>) => Promise<void>): Saving {
  const [said, setSaid] = useState<Saving["said"]>(null);
  const [busy, setBusy] = useState(false);
  const save = async (change: Partial<WebsiteSettings>) => {
    setBusy(true);
    try {
      await onChange(change);
      setSaid({ ok: true, text: "Saved. Pages that open from now on follow it." });
    } catch (cause) {
      setSaid({ ok: false, text: (cause as Error).message });
    } finally {
      setBusy(false);
    }
  };
  return { said, busy, save };
}
