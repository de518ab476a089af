import type { Watches } from "../capture/Watches";
import { IDLE_AFTER_MS } from "../constants";
import type { Extras, ExtrasHost, ExtrasParts, ExtrasSettings } from "../extras/Extras";
import { useCompressor } from "../transport/pack";
import type { CaptureSettings, PlayheadOptions, RecordedEvent, StartAnswer } from "../types";

export type LoadExtras = (options: PlayheadOptions) => Promise<ExtrasParts>;
type Accepted = Extract<StartAnswer, { accepted: true }>;

/** Decides which optional parts a recording wants, loads them if it wants any, and stands in until they are here. */
export class ExtrasHolder {
  private _extras: Extras | null = null;
  /** The settings that are being followed; another object's parts come too late. */
  private _wanted: ExtrasSettings | null = null;

  constructor(
    private readonly _options: PlayheadOptions,
    private readonly _ownUrl: string,
    private readonly _load: LoadExtras,
    private readonly _host: ExtrasHost,
  ) {}

  /** Starts anew by an answer of the server. */
  start({ privacy, capture }: Accepted, watches: Watches): void {
    this.end();
    const { idleAfterMs = IDLE_AFTER_MS } = this._options;
    const { vitals, scroll } = this._options.capture ?? {};
    const on = (name: keyof CaptureSettings): boolean =>
      privacy !== "strict" && (this._options.capture?.[name] ?? capture[name]);
    const wanted: ExtrasSettings = {
      calls: on("console") ? watches.calls : null,
      network: on("network"),
      vitals: vitals !== false,
      scroll: scroll !== false,
      idleAfterMs,
    };
    if (!wanted.calls) watches.endConsole();
    this._wanted = wanted;
    this._load(this._options).then(
      ({ start, gzip }) => {
        useCompressor(gzip);
        if (this._wanted === wanted) this._extras = start(wanted, this._host, this._ownUrl);
      },
      (error) => {
        watches.endConsole();
        this._host.report(error);
      },
    );
  }

  /** Whether canvases are recorded. */
  canvas({ capture }: Accepted): boolean {
    return this._options.capture?.canvas ?? capture.canvas;
  }

  /** As in `Extras`. */
  pass(event: RecordedEvent): boolean {
    return this._extras ? this._extras.pass(event) : true;
  }

  settle(): void {
    this._extras?.settle();
  }

  end(): void {
    this._extras?.end();
    this._extras = null;
    this._wanted = null;
  }
}
