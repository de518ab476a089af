import { CUSTOM, FULL_SNAPSHOT } from "../buffer/BufferedEvent";
import type { EventBuffer } from "../buffer/EventBuffer";
import { RING_MS } from "../constants";
import type { RecordedEvent, Triggers } from "../types";
import type { GateSettings } from "./gateSettings";

export interface GateHost {
  /** Takes a full snapshot. */
  snapshot(): void;
  /** What waits to be sent. */
  buffer(): EventBuffer;
  /** Nothing holds it back any more. */
  open(): void;
}

/**
 * Keeps what is captured in the page until a trigger fires and the recording is long enough. Where it waits for a trigger,
 * only the last minute is kept, from a full snapshot on.
 */
export class Gate {
  private _fired: boolean;
  private _opened = false;
  private _snapshots: number[] = [];
  private _renewal: ReturnType<typeof setTimeout> | null = null;
  private readonly _timer: ReturnType<typeof setTimeout>;

  /** `startedAt`: when the recording began, epoch ms. */
  constructor(
    private readonly _settings: GateSettings,
    private readonly _startedAt: number,
    private readonly _host: GateHost,
  ) {
    const { triggers, minimumDurationMs } = _settings;
    this._fired = !triggers || matchesUrl(triggers, location.href);
    this._timer = setTimeout(() => this._check(), Math.max(0, _startedAt + minimumDurationMs - Date.now()));
    this._check();
  }

  see(event: RecordedEvent): void {
    if (this._opened) return;
    this._fired ||= event.type === CUSTOM && this._fires(event.data as { tag: string; payload: { name?: string } });
    this._check();
    if (this._fired) return;
    const newest = this._snapshots[this._snapshots.length - 1];
    if (event.type === FULL_SNAPSHOT) this._turn(event.timestamp);
    else if (newest !== undefined && event.timestamp - newest > RING_MS) this._renew();
  }

  end(): void {
    this._opened = true;
    clearTimeout(this._timer);
  }

  private _fires({ tag, payload }: { tag: string; payload: { name?: string } }): boolean {
    const { triggers } = this._settings;
    switch (tag) {
      case "playhead:error":
        return triggers?.error === true;
      case "playhead:track":
        return triggers?.events?.includes(String(payload.name)) === true;
      case "playhead:url":
        return triggers !== null && matchesUrl(triggers, location.href);
      default:
        return false;
    }
  }

  /** Later: the event being seen belongs before the snapshot, and isn't buffered yet. */
  private _renew(): void {
    this._renewal ??= setTimeout(() => {
      this._renewal = null;
      if (!this._opened) this._host.snapshot();
    });
  }

  /** A new snapshot: what lies before the last one that is old enough isn't needed any more. */
  private _turn(at: number): void {
    this._snapshots.push(at);
    while ((this._snapshots[1] ?? at) <= at - RING_MS) this._snapshots.shift();
    const buffer = this._host.buffer();
    const first = buffer.all.findIndex(
      ({ type, timestamp }) => type === FULL_SNAPSHOT && timestamp === this._snapshots[0],
    );
    // With the Meta before it.
    buffer.forget(first - 1);
  }

  private _check(): void {
    const { minimumDurationMs } = this._settings;
    if (this._opened || !this._fired || Date.now() < this._startedAt + minimumDurationMs) return;
    this._opened = true;
    this._host.open();
  }
}

function matchesUrl({ urls = [] }: Triggers, href: string): boolean {
  return urls.some((url) => {
    if (typeof url !== "string") return href.search(url) >= 0;
    const escaped = url.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
    return new RegExp(escaped.join(".*")).test(href);
  });
}
