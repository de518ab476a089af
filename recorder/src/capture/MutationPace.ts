import { CUSTOM, INCREMENTAL } from "../buffer/BufferedEvent";
import { CHANGES_PER_TOKEN, MUTATION_BURST } from "../constants";
import type { RecordedEvent } from "../types";
import type { Rrweb } from "./Rrweb";

interface Mutation {
  source: number;
  texts: { id: number }[];
  attributes: unknown[];
  adds: unknown[];
  removes: unknown[];
}

/** What a visitor does to an element, which must be known by then: rrweb looks for its id before it goes on by itself. */
const DEEDS = "pointerdown mousedown pointerup mouseup click dblclick contextmenu focus input change".split(" ");
/** Tag of an event that only makes rrweb go on; it isn't recorded. */
const THAW = "playhead:thaw";
/** ms by which what thawed rrweb may seem older than what it thawed. */
const THAW_MS = 1_000;

/**
 * Bounds the mutation events of a page that changes without end. rrweb then holds its buffers for a moment and tells in one
 * event what each node has become, not what it was in between: nothing that stays is left out, so the recording needs no
 * making good. What the visitor does ends the moment first, so that it finds its element.
 */
export class MutationPace {
  private _tokens: number;
  private _at = 0;
  private _thawedAt = 0;
  private readonly _settle = (): void => this.settle();
  private _timer: ReturnType<typeof setTimeout> | null = null;

  /** `perSecond`: mutation events a second beyond the burst. */
  constructor(
    private readonly _rrweb: Rrweb,
    private readonly _perSecond: number,
    private readonly _report: (error: unknown) => void,
  ) {
    this._tokens = _perSecond * MUTATION_BURST;
    // On the window, which is asked before the documents on which rrweb listens.
    for (const name of DEEDS) addEventListener(name, this._settle, true);
  }

  /** Looks at an event of rrweb's before anybody else; false: it is none of the page's. May change it. */
  see(event: RecordedEvent): boolean {
    const data = event.data as Mutation & { tag?: string };
    if (event.type === CUSTOM && data.tag === THAW) return false;
    if (event.type !== INCREMENTAL || data.source !== 0) {
      // rrweb notes the time of an event before it tells the mutations that the event refers to.
      const late = this._thawedAt - event.timestamp;
      if (late > 0 && late < THAW_MS) event.timestamp = this._thawedAt;
      return true;
    }
    if (this._timer !== null) {
      this._thawedAt = event.timestamp;
      // rrweb keeps every text that a node had.
      if (data.texts.length > 1) data.texts = [...new Map(data.texts.map((text) => [text.id, text])).values()];
    }
    this._spend(
      event.timestamp,
      1 + (data.texts.length + data.attributes.length + data.adds.length + data.removes.length) / CHANGES_PER_TOKEN,
    );
    return true;
  }

  /** What is held is told at once: the page is hidden, left, or not recorded any more. */
  settle(): void {
    if (this._timer === null) return;
    clearTimeout(this._timer);
    this._timer = null;
    try {
      this._rrweb.addCustomEvent(THAW, null);
    } catch (error) {
      this._report(error);
    }
  }

  end(): void {
    this.settle();
    for (const name of DEEDS) removeEventListener(name, this._settle, true);
  }

  private _spend(now: number, cost: number): void {
    const gained = (Math.max(0, now - this._at) / 1000) * this._perSecond;
    this._tokens = Math.min(this._perSecond * MUTATION_BURST, this._tokens + gained) - cost;
    this._at = now;
    if (this._tokens >= 0) return;
    this._tokens = 0;
    this._rrweb.freezePage();
    this._timer ??= setTimeout(this._settle, 1000 / this._perSecond);
  }
}
