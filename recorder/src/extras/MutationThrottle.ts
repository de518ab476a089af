import { INCREMENTAL } from "../buffer/BufferedEvent";
import { MUTATION_BURST, RESYNC_CALM_MS, RESYNC_INTERVAL_MS } from "../constants";
import type { RecordedEvent } from "../types";

interface Change {
  id: number;
}
interface MutationData {
  source: number;
  adds: unknown[];
  removes: unknown[];
  texts: Change[];
  attributes: Change[];
}
interface Bucket {
  /** Changes that may still pass. */
  tokens: number;
  /** Epoch ms of the last refill. */
  at: number;
}

/**
 * Leaves out changes of an element's attributes and text that come faster than anybody can see, as animations by script
 * make them. What was left out is made good by a full snapshot once the page is calm. Adds and removes always pass: what
 * follows refers to their nodes.
 */
export class MutationThrottle {
  private _buckets = new Map<number, Bucket>();
  private _timer: ReturnType<typeof setTimeout> | null = null;
  private _droppedAt = 0;
  private _resyncedAt = 0;

  constructor(
    private readonly _perSecond: number,
    private readonly _resync: () => void,
  ) {}

  /** The event, perhaps with less in it, or null where nothing is left. */
  pass(event: RecordedEvent): RecordedEvent | null {
    const data = event.data as MutationData;
    if (event.type !== INCREMENTAL || data.source !== 0) return event;
    const passes = ({ id }: Change): boolean => this._take(id, event.timestamp);
    const texts = data.texts.filter(passes);
    const attributes = data.attributes.filter(passes);
    if (texts.length + attributes.length === data.texts.length + data.attributes.length) return event;
    this._dropped();
    if (texts.length + attributes.length + data.adds.length + data.removes.length === 0) return null;
    return { ...event, data: { ...data, texts, attributes } };
  }

  end(): void {
    if (this._timer !== null) clearTimeout(this._timer);
    this._timer = null;
  }

  private _take(id: number, now: number): boolean {
    const full = this._perSecond * MUTATION_BURST;
    const bucket = this._buckets.get(id);
    if (!bucket) {
      // Most elements change once: what is forgotten with them is a burst more for the few others.
      if (this._buckets.size >= 10_000) this._buckets.clear();
      this._buckets.set(id, { tokens: full - 1, at: now });
      return true;
    }
    bucket.tokens = Math.min(full, bucket.tokens + ((now - bucket.at) / 1000) * this._perSecond);
    bucket.at = now;
    if (bucket.tokens < 1) return false;
    bucket.tokens--;
    return true;
  }

  private _dropped(): void {
    this._droppedAt = Date.now();
    this._timer ??= setTimeout(() => this._settle(), RESYNC_CALM_MS);
  }

  private _settle(): void {
    this._timer = null;
    const now = Date.now();
    const calmAt = this._droppedAt + RESYNC_CALM_MS;
    const dueAt = Math.max(calmAt, this._resyncedAt + RESYNC_INTERVAL_MS);
    if (now < dueAt) {
      this._timer = setTimeout(() => this._settle(), dueAt - now);
      return;
    }
    this._resyncedAt = now;
    this._resync();
  }
}
