import { MAX_BUFFERED_BYTES, MAX_BUFFERED_EVENTS, OVERFLOW_SHARE } from "../constants";
import { type BufferedEvent, FULL_SNAPSHOT, META } from "./BufferedEvent";
import { dropOldest } from "./dropOldest";
import { sizeOf } from "./sizeOf";
import { spanOf } from "./spanOf";

/** A stretch of time from which events were lost, epoch ms. */
export interface Loss {
  from: number;
  to: number;
  reason: string;
}

/** Events waiting to be cut into a chunk, bounded in number and size. */
export class EventBuffer {
  private _events: BufferedEvent[] = [];
  private _characters = 0;
  private _loss: Loss | null = null;

  get length(): number {
    return this._events.length;
  }

  get bytes(): number {
    return this._characters;
  }

  push(event: BufferedEvent): void {
    this._events.push(event);
    this._characters += event.json.length;
    if (this._events.length > MAX_BUFFERED_EVENTS || this._characters > MAX_BUFFERED_BYTES) this._overflow();
  }

  /** Takes the oldest events, at most `maxEvents` and `maxBytes` of them, but at least one; a Meta keeps its full snapshot. */
  cut(maxEvents: number, maxBytes: number): BufferedEvent[] {
    let count = 0;
    let characters = 0;
    let before = -1;
    for (const event of this._events) {
      const pair = before === META && event.type === FULL_SNAPSHOT;
      if (count > 0 && !pair && (count >= maxEvents || characters + event.json.length > maxBytes)) break;
      before = event.type;
      count++;
      characters += event.json.length;
    }
    this._characters -= characters;
    return this._events.splice(0, count);
  }

  /** Forgets the first events, up to that one. */
  forget(before: number): void {
    this._set(this._events.slice(Math.max(0, before)));
  }

  /** What waits, oldest first. */
  get all(): readonly BufferedEvent[] {
    return this._events;
  }

  clear(): void {
    this._events = [];
    this._characters = 0;
    this._loss = null;
  }

  /** Notes that events were lost; stretches merge, the first reason stays. */
  noteLoss(from: number, to: number, reason: string): void {
    const before = this._loss;
    this._loss = before
      ? {
          from: Math.min(before.from, from),
          to: Math.max(before.to, to),
          // What an idle page did is made good already; another loss isn't.
          reason: before.reason === "idle" ? reason : before.reason,
        }
      : { from, to, reason };
  }

  /** The loss since the last call, or null. */
  takeLoss(): Loss | null {
    const loss = this._loss;
    this._loss = null;
    return loss;
  }

  private _overflow(): void {
    const room = 1 - OVERFLOW_SHARE;
    const { kept, dropped } = dropOldest(this._events, MAX_BUFFERED_EVENTS * room, MAX_BUFFERED_BYTES * room);
    this._set(kept);
    const { from, to } = spanOf(dropped);
    if (dropped.length > 0) this.noteLoss(from, to, "buffer_overflow");
  }

  private _set(events: BufferedEvent[]): void {
    this._events = events;
    this._characters = sizeOf(events);
  }
}
