import { MAX_RECORDING_MS, MAX_SILENCE_MS } from "../constants";

/** Whether a recording may not be continued at `now`: its visitor was silent too long, or it is too old. Epoch ms. */
export function isOver(recording: { startedAt: number; lastActiveAt: number }, now: number): boolean {
  return now - recording.lastActiveAt > MAX_SILENCE_MS || now - recording.startedAt > MAX_RECORDING_MS;
}
