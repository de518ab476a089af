import type { EventBuffer } from "../buffer/EventBuffer";
import type { Early } from "../capture/Early";
import type { ConsoleCall } from "../capture/watchConsole";
import type { Compress } from "../transport/pack";
import type { RecordedEvent } from "../types";

/** Raised when the two files no longer fit together: a page may hold an older `recording.js` than its server. */
export const EXTRAS_VERSION = 2;

/** What of the optional parts a recording asks for. */
export interface ExtrasSettings {
  /** Console calls to record; null: none. */
  calls: Early<ConsoleCall> | null;
  network: boolean;
  vitals: boolean;
  scroll: boolean;
  /** As in `PlayheadOptions`. */
  idleAfterMs: number;
}

/** What the recorder offers them. */
export interface ExtrasHost {
  /** Takes an event of theirs. */
  emit(event: RecordedEvent): void;
  /** Takes a full snapshot. */
  snapshot(): void;
  /** What waits to be sent. */
  buffer(): EventBuffer;
  report(error: unknown): void;
}

/** The optional parts at work. */
export interface Extras {
  /** Sees every event before it is buffered; false: it is kept back. */
  pass(event: RecordedEvent): boolean;
  /** The page is hidden or left: what was still being measured is told. */
  settle(): void;
  end(): void;
}

/** What the chunk brings. */
export interface ExtrasParts {
  start: StartExtras;
  /** Compresses at once, for a page that is being left. */
  gzip: Compress;
}
/** `ownUrl`: where the recorder sends to; its own requests are none of the page's. */
export type StartExtras = (settings: ExtrasSettings, host: ExtrasHost, ownUrl: string) => Extras;
