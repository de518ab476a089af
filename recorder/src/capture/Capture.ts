import { MUTATIONS_PER_SECOND } from "../constants";
import type { PrivacyLevel, RecordedEvent } from "../types";
import { MutationPace } from "./MutationPace";
import type { Rrweb } from "./Rrweb";
import { rrwebOptions } from "./rrwebOptions";

/** Runs rrweb, at one privacy level at a time. */
export class Capture {
  private _rrweb: Rrweb | null = null;
  private _end: (() => void) | null = null;
  private _pace: MutationPace | null = null;

  constructor(
    private readonly _emit: (event: RecordedEvent) => void,
    private readonly _report: (error: unknown) => void,
    /** Mutation events a second; 0: all. */
    private readonly _mutationsPerSecond = MUTATIONS_PER_SECOND,
  ) {}

  /** Records with this build from the next start on. */
  use(rrweb: Rrweb): void {
    this._rrweb = rrweb;
  }

  /** Starts with a full snapshot. */
  start(privacy: PrivacyLevel, canvas: boolean): void {
    const rrweb = this._rrweb;
    this.stop();
    if (!rrweb) return;
    // A build that a page names loses some of what it is frozen for.
    const paced = this._mutationsPerSecond > 0 && rrweb.gathers;
    this._pace = paced ? new MutationPace(rrweb, this._mutationsPerSecond, this._report) : null;
    this._end = rrweb(rrwebOptions(rrweb, privacy, canvas, this._pace, this._emit, this._report)) ?? null;
  }

  /** What waits to be told of the page is told: it is hidden or left. */
  settle(): void {
    this._pace?.settle();
  }

  stop(): void {
    const end = this._end;
    this._pace?.end();
    this._pace = null;
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
