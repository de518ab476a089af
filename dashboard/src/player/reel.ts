import type { ApiProblem } from "../api/problem.ts";
import type { TimedEvent } from "../api/types.ts";
import { type Gap, gapOf } from "./playable.ts";

/** How often listeners hear of mere growth, in ms. */
const SAY_EVERY_MS = 150;

/** How far a recording is loaded. Times are ms since its first event, where nothing else is said. */
export interface ReelState {
  readonly phase: "opening" | "playable" | "too-short" | "failed";
  /** Why it is too short. */
  readonly cause: string;
  readonly problem: ApiProblem | null;
  /** Raised whenever what is held begins anew: the screen has to, too. */
  readonly stretch: number;
  /** Epoch ms by the visitor's clock. */
  readonly startTime: number;
  readonly length: number;
  /** One unbroken stretch is held. */
  readonly loadedFrom: number;
  readonly loadedTo: number;
  /** Whether nothing comes behind it. */
  readonly atEnd: boolean;
  readonly gaps: readonly Gap[];
  readonly received: number;
  readonly expected: number | null;
  /** What never came, in words. */
  readonly missing: string | null;
}

/** Hears at once what the screen needs. */
export interface ReelFeed {
  onEvents(events: readonly TimedEvent[]): void;
  onStretch(): void;
  /** More or all is there, which a screen may have waited for. */
  onGrown(): void;
}

const OPENING: ReelState = {
  phase: "opening",
  cause: "",
  problem: null,
  stretch: 0,
  startTime: 0,
  length: 1,
  loadedFrom: 0,
  loadedTo: 0,
  atEnd: false,
  gaps: [],
  received: 0,
  expected: null,
  missing: null,
};

/** A recording's events as far as they are loaded: one stretch, by time, that grows at its end or is replaced by another. */
export abstract class Reel {
  private now: ReelState;
  private held: TimedEvent[] = [];
  private sorted = true;
  private feed: ReelFeed | null = null;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(length: number) {
    this.now = { ...OPENING, length: Math.max(1, length) };
  }

  readonly state = (): ReelState => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The stretch's events, by time; those of one time in the order in which they came. */
  events(): readonly TimedEvent[] {
    if (!this.sorted) this.held.sort((a, b) => a.timestamp - b.timestamp);
    this.sorted = true;
    return this.held;
  }

  /** One screen at a time hears of what comes. */
  connect(feed: ReelFeed): () => void {
    this.feed = feed;
    return () => {
      if (this.feed === feed) this.feed = null;
    };
  }

  /** Whether the screen can show this moment. */
  covers(at: number): boolean {
    const { phase, loadedFrom, loadedTo, atEnd } = this.now;
    return phase === "playable" && at >= loadedFrom && (at < loadedTo || atEnd);
  }

  /** Somebody wants to see this moment, which isn't covered: loads towards it. */
  abstract seek(at: number): void;

  /** Where playback stands: what comes next is loaded, what is long over may be let go. */
  abstract playhead(at: number): void;

  close(): void {
    clearTimeout(this.timer);
    this.feed = null;
    this.listeners.clear();
  }

  /** A new stretch: at least two events. */
  protected begin(events: readonly TimedEvent[], more: Partial<ReelState>): void {
    this.held = [...events].sort((a, b) => a.timestamp - b.timestamp);
    this.sorted = true;
    this.change({ ...more, phase: "playable", stretch: this.now.stretch + 1, gaps: this.gapsWith(events) });
    this.feed?.onStretch();
  }

  /** More at the stretch's end. What claims to be from before its first event counts as of that time. */
  protected grow(events: readonly TimedEvent[], more: Partial<ReelState>): void {
    const first = this.held[0]?.timestamp ?? 0;
    const placed = events.map((event) => (event.timestamp < first ? { ...event, timestamp: first } : event));
    let last = this.held.at(-1)?.timestamp ?? 0;
    for (const event of placed) {
      if (event.timestamp < last) this.sorted = false;
      last = event.timestamp;
      this.held.push(event);
    }
    this.change({ ...more, gaps: this.gapsWith(placed) });
    this.feed?.onEvents(placed);
    this.feed?.onGrown();
  }

  protected change(more: Partial<ReelState>): void {
    const before = this.now;
    this.now = { ...before, ...more };
    const mere =
      before.phase === this.now.phase && before.stretch === this.now.stretch && before.atEnd === this.now.atEnd;
    if (!mere) this.say();
    else this.timer ??= setTimeout(() => this.say(), SAY_EVERY_MS);
  }

  private say(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const listener of this.listeners) listener();
  }

  private gapsWith(events: readonly TimedEvent[]): readonly Gap[] {
    const known = this.now.gaps;
    const fresh = events
      .flatMap(gapOf)
      .filter(
        ({ from, to, reason }) => !known.some((gap) => gap.from === from && gap.to === to && gap.reason === reason),
      );
    return fresh.length === 0 ? known : [...known, ...fresh].sort((a, b) => a.from - b.from);
  }
}

/** A recording that is there as a whole, as in an exported file. */
export class WholeReel extends Reel {
  constructor(events: readonly TimedEvent[]) {
    super(1);
    const startTime = events[0]?.timestamp ?? 0;
    const length = Math.max(1, (events.at(-1)?.timestamp ?? 0) - startTime);
    this.begin(events, { startTime, length, loadedTo: length, atEnd: true, received: events.length });
  }

  seek(): void {}

  playhead(): void {}
}
