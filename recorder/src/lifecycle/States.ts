import type { PauseReason, RecorderState } from "../types";

/** From each state to where; everything else is nothing. */
const LEGAL: Record<RecorderState, readonly RecorderState[]> = {
  idle: ["starting"],
  starting: ["recording", "idle"],
  recording: ["paused", "stopping", "idle"],
  paused: ["recording", "stopping", "idle"],
  stopping: ["idle"],
};

/** Where the recorder is. */
export class States {
  private _now: RecorderState = "idle";
  private _pausedBy: PauseReason | null = null;

  constructor(private readonly _changed: () => void) {}

  get now(): RecorderState {
    return this._now;
  }

  get pauseReason(): PauseReason | null {
    return this._now === "paused" ? this._pausedBy : null;
  }

  /** Goes there, if one may from here; returns whether. */
  to(next: RecorderState, pausedBy: PauseReason | null = null): boolean {
    if (!LEGAL[this._now].includes(next)) return false;
    this._now = next;
    this._pausedBy = pausedBy;
    this._changed();
    return true;
  }
}
