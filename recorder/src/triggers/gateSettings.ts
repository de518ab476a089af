import type { PlayheadOptions, Triggers } from "../types";

/** What has to come about before anything is sent. */
export interface GateSettings {
  triggers: Triggers | null;
  minimumDurationMs: number;
}

/** What a page's options ask to wait for; null: nothing. */
export function gateSettings(options: PlayheadOptions): GateSettings | null {
  const { errorBuffer, minimumDurationMs = 0 } = options;
  const triggers = errorBuffer ? { ...options.triggers, error: true } : (options.triggers ?? null);
  return triggers || minimumDurationMs > 0 ? { triggers, minimumDurationMs } : null;
}
