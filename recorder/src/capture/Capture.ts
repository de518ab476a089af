import { PLUGIN } from "../buffer/BufferedEvent";
import type { CaptureSettings, PrivacyLevel, RecordedEvent } from "../types";
import type { Rrweb } from "./Rrweb";
import { rrwebOptions } from "./rrwebOptions";
import { type ConsoleCall, watchConsole } from "./watchConsole";

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
    const endRrweb = this.rrweb(rrwebOptions(privacy, capture, this.emit, this.report));
    const listens = capture.console && privacy !== "strict";
    const endConsole = listens ? watchConsole((call) => this.log(call), this.report) : undefined;
    this.end = () => {
      endRrweb?.();
      endConsole?.();
    };
  }

  stop(): void {
    const end = this.end;
    this.end = null;
    this.level = null;
    end?.();
  }

  private log(call: ConsoleCall): void {
    this.emit({ type: PLUGIN, timestamp: Date.now(), data: { plugin: "rrweb/console@1", payload: call } });
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
