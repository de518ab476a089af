import type { PrivacyLevel, RecordedEvent } from "../types";
import type { Rrweb } from "./Rrweb";
import { rrwebOptions } from "./rrwebOptions";

/** Runs rrweb, at one privacy level at a time. */
export class Capture {
  private _rrweb: Rrweb | null = null;
  private _end: (() => void) | null = null;

  constructor(
    private readonly _emit: (event: RecordedEvent) => void,
    private readonly _report: (error: unknown) => void,
  ) {}

  /** Records with this build from the next start on. */
  use(rrweb: Rrweb): void {
    this._rrweb = rrweb;
  }

  /** Starts with a full snapshot. */
  start(privacy: PrivacyLevel, canvas: boolean): void {
    const rrweb = this._rrweb;
    this.stop();
    if (rrweb) this._end = rrweb(rrwebOptions(rrweb, privacy, canvas, this._emit, this._report)) ?? null;
  }

  stop(): void {
    const end = this._end;
    this._end = null;
    if (end) end();
  }

  /** Takes a full snapshot, if rrweb has begun. */
  snapshot(): void {
    if (!this._rrweb || !this._end) return;
    try {
      this._rrweb.takeFullSnapshot(true);
    } catch (error) {
      // Before DOMContentLoaded rrweb refuses; its first snapshot is still to come then.
      this._report(error);
    }
  }
}
