import { MAX_BUFFERED_BYTES, MAX_BUFFERED_EVENTS, OVERFLOW_SHARE } from "../constants";
import { type BufferedEvent, FULL_SNAPSHOT, META } from "./BufferedEvent";
import { dropOldest } from "./dropOldest";

/** A stretch of time from which events were lost, epoch ms. */
export interface Loss {
  from: number;
  to: number;
  reason: string;
}

/** Events waiting to be cut into a chunk, bounded in number and size. */
export class EventBuffer {
  private events: BufferedEvent[] = [];
  private characters = 0;
  private loss: Loss | null = null;

  get length(): number {
    return this.events.length;
  }

  get bytes(): number {
    return this.characters;
  }

  push(event: BufferedEvent): void {
    this.events.push(event);
    this.characters += event.json.length;
    if (this.events.length > MAX_BUFFERED_EVENTS || this.characters > MAX_BUFFERED_BYTES) this.overflow();
  }

  /** Takes the oldest events, at most `maxEvents` and `maxBytes` of them, but at least one; a Meta keeps its full snapshot. */
  cut(maxEvents: number, maxBytes: number): BufferedEvent[] {
    let count = 0;
    let characters = 0;
    let before = -1;
    for (const event of this.events) {
      const pair = before === META && event.type === FULL_SNAPSHOT;
      if (count > 0 && !pair && (count >= maxEvents || characters + event.json.length > maxBytes)) break;
      before = event.type;
      count++;
      characters += event.json.length;
    }
    this.characters -= characters;
    return this.events.splice(0, count);
  }

  clear(): void {
    this.events = [];
    this.characters = 0;
    this.loss = null;
  }

  /** Notes that events were lost; stretches merge, the first reason stays. */
  noteLoss(from: number, to: number, reason: string): void {
    const before = this.loss;
    this.loss = before
      ? { from: Math.min(before.from, from), to: Math.max(before.to, to), reason: before.reason }
      : { from, to, reason };
  }

  /** The loss since the last call, or null. */
  takeLoss(): Loss | null {
    const loss = this.loss;
    this.loss = null;
    return loss;
  }

  private overflow(): void {
    const room = 1 - OVERFLOW_SHARE;
    const { kept, dropped } = dropOldest(this.events, MAX_BUFFERED_EVENTS * room, MAX_BUFFERED_BYTES * room);
    this.events = kept;
    this.characters = kept.reduce((sum, event) => sum + event.json.length, 0);
    const times = dropped.map((event) => event.timestamp);
    if (times.length > 0) this.noteLoss(Math.min(...times), Math.max(...times), "buffer_overflow");
  }
}
