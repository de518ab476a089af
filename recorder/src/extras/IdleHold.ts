import { type BufferedEvent, FULL_SNAPSHOT, INCREMENTAL } from "../buffer/BufferedEvent";
import { toBuffered } from "../buffer/toBuffered";
import { isVisitorActivity } from "../capture/isVisitorActivity";
import { MAX_IDLE_BYTES, MAX_IDLE_MARKS } from "../constants";
import type { RecordedEvent } from "../types";
import type { ExtrasHost } from "./Extras";

const showsPage = ({ type }: BufferedEvent): boolean => type === INCREMENTAL || type === FULL_SNAPSHOT;

/** Keeps in the page what it does while its visitor is away. What grows too large is given up for a full snapshot later. */
export class IdleHold {
  private _activeAt = Date.now();
  private _kept: BufferedEvent[] = [];
  private _bytes = 0;
  private _shed = false;

  constructor(
    private readonly _idleAfterMs: number,
    private readonly _host: ExtrasHost,
  ) {}

  /** Whether the event is kept here. */
  keeps(event: RecordedEvent): boolean {
    const now = Date.now();
    if (isVisitorActivity(event)) {
      this._activeAt = now;
      this.release();
      // What the visitor does changes no DOM by itself: it may follow the snapshot.
      if (this._shed) this._host.snapshot();
      this._shed = false;
    }
    if (now - this._activeAt <= this._idleAfterMs) return false;
    const buffered = toBuffered(event);
    this._kept.push(buffered);
    this._bytes += buffered.json.length;
    if (this._bytes > MAX_IDLE_BYTES) this._giveUp();
    return true;
  }

  /** What was kept may be sent: the visitor is back, or the page goes away. */
  release(): void {
    const buffer = this._host.buffer();
    for (const event of this._kept) buffer.push(event);
    this._kept = [];
    this._bytes = 0;
  }

  private _giveUp(): void {
    this._host.buffer().noteLoss(this._activeAt, Date.now(), "idle");
    // Of the rest, errors and marks, the newest: few of them are large.
    this._kept = this._kept.filter((event) => !showsPage(event)).slice(-MAX_IDLE_MARKS);
    this._bytes = 0;
    this._shed = true;
  }
}
