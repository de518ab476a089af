import type { CaptureSettings, PrivacyLevel, RecordedEvent } from "../types";
import type { Rrweb } from "./Rrweb";
import { rrwebOptions } from "./rrwebOptions";

/** Runs rrweb, at one privacy level at a time. */
export class Capture {
  private end: (() => void) | null = null;
  private level: PrivacyLevel | null = null;

  constructor(
    private readonly rrweb: Rrweb,
    private readonly emit: (event: RecordedEvent) => void,
    private readonly report: (error: unknown) => void,
  ) {}

  get privacy(): PrivacyLevel | null {
    return this.level;
  }

  /** Starts with a full snapshot. */
  start(privacy: PrivacyLevel, capture: CaptureSettings): void {
    this.stop();
    this.level = privacy;
    this.end = this.rrweb(rrwebOptions(privacy, capture, this.emit, this.report)) ?? null;
  }

  stop(): void {
    const end = this.end;
    this.end = null;
    this.level = null;
    end?.();
  }

  /** Takes a full snapshot, if rrweb has begun. */
  snapshot(): void {
    if (!this.end) return;
    try {
      this.rrweb.takeFullSnapshot(true);
    } catch (error) {
      // Before DOMContentLoaded rrweb refuses; its first snapshot is still to come then.
      this.report(error);
    }
  }
}
