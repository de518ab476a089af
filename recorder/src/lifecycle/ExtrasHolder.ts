import type { Watches } from "../capture/Watches";
import { IDLE_AFTER_MS, MUTATIONS_PER_SECOND } from "../constants";
import type { Extras, ExtrasHost, ExtrasParts, ExtrasSettings, GateSettings } from "../extras/Extras";
import { useCompressor } from "../transport/pack";
import type { CaptureSettings, PlayheadOptions, RecordedEvent, StartAnswer, Triggers } from "../types";

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

  /** Whether something has to come about before anything is sent. */
  get gated(): boolean {
    return this._triggers !== null || (this._options.minimumDurationMs ?? 0) > 0;
  }

  private get _triggers(): Triggers | null {
    const { triggers = null, errorBuffer } = this._options;
    return errorBuffer ? { ...triggers, error: true } : triggers;
  }

  /** Starts anew by an answer of the server; `gatedSince`: the gate is shut, and when the recording began, epoch ms. */
  start({ privacy, capture }: Accepted, watches: Watches, gatedSince: number | null): void {
    this.end();
    const {
      idleAfterMs = IDLE_AFTER_MS,
      minimumDurationMs = 0,
      mutationsPerSecond = MUTATIONS_PER_SECOND,
    } = this._options;
    const { vitals, scroll } = this._options.capture ?? {};
    const on = (name: keyof CaptureSettings): boolean =>
      privacy !== "strict" && (this._options.capture?.[name] ?? capture[name]);
    const gate: GateSettings | null =
      gatedSince === null ? null : { triggers: this._triggers, minimumDurationMs, startedAt: gatedSince };
    const wanted: ExtrasSettings = {
      calls: on("console") ? watches.calls : null,
      network: on("network"),
      vitals: vitals !== false,
      scroll: scroll !== false,
      mutationsPerSecond,
      idleAfterMs,
      gate,
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
  pass(event: RecordedEvent): RecordedEvent | null {
    return this._extras ? this._extras.pass(event) : event;
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
