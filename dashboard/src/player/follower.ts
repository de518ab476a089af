import type { RecordedEvent, TimedEvent } from "../api/types.ts";
import type { Outside } from "./outside.ts";
import { type Lag, pace, RecentLag } from "./pace.ts";
import { fromLastSnapshot, type Gap, gapOf, hasTime, lastPointer } from "./playable.ts";
import { Screen } from "./screen.ts";

/** Quiet for this long, in ms, and the stored part counts as arrived. */
const CAUGHT_UP_AFTER_MS = 200;
/** However busy the recording is, showing starts after this, in ms. */
const SHOW_AFTER_MS = 1_200;

export interface FollowerListener {
  onShowing(): void;
  onGap(gap: Gap): void;
  /** How far behind the server's log what comes now is shown. */
  onLag(lag: Lag): void;
  readonly outside: Outside;
}

/**
 * Shows a recording as it happens. What was stored before the viewer came is collected and applied at once, from its last
 * full snapshot; what arrives then is shown paced, within a second.
 */
export class Follower {
  private backlog: TimedEvent[] = [];
  private screen: Screen | null = null;
  private shownUntil = 0;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private readonly latest: number;
  private readonly recentLag = new RecentLag();

  constructor(
    private readonly root: HTMLElement,
    private readonly listener: FollowerListener,
    private readonly now: () => number = Date.now,
  ) {
    this.latest = this.now() + SHOW_AFTER_MS;
  }

  /** @param age ms since the server's log had them; null where they were there before */
  add(events: readonly RecordedEvent[], age: number | null): void {
    const timed = events.filter(hasTime);
    for (const event of timed) {
      for (const gap of gapOf(event)) this.listener.onGap(gap);
    }
    if (this.screen) {
      this.show(this.screen, timed, age);
      return;
    }
    for (const event of timed) this.backlog.push(event);
    clearTimeout(this.quiet);
    const wait = Math.min(CAUGHT_UP_AFTER_MS, Math.max(0, this.latest - this.now()));
    this.quiet = setTimeout(() => this.start(), wait);
  }

  destroy(): void {
    clearTimeout(this.quiet);
    this.screen?.destroy();
    this.screen = null;
  }

  private start(): void {
    const sorted = [...this.backlog].sort((a, b) => a.timestamp - b.timestamp);
    const shown = fromLastSnapshot(sorted);
    // without a snapshot there is no page to show yet
    if (shown === null) return;
    this.backlog = [];
    const started = this.now();
    const config = {
      liveMode: true,
      // applied at once, so there is no later moment at which a virtual DOM would be written back
      useVirtualDom: false,
      pauseAnimation: false,
      mouseTail: false,
    } as const;
    const screen = new Screen(this.root, [], config, this.listener.outside);
    this.screen = screen;
    this.shownUntil = started;
    screen.replayer.startLive(started);
    for (const event of shown) screen.add({ ...event, timestamp: started - 1 });
    // what is applied at once does not move the pointer
    const pointer = lastPointer(shown);
    if (pointer !== null) screen.add({ ...pointer, timestamp: started });
    this.listener.onShowing();
  }

  private show(screen: Screen, events: readonly TimedEvent[], age: number | null): void {
    const now = this.now();
    const paced = pace(events, now, this.shownUntil);
    for (const event of paced) screen.add(event);
    this.shownUntil = paced.at(-1)?.timestamp ?? this.shownUntil;
    if (age !== null && paced.length > 0) {
      const lag = { onTheWayMs: age, heldMs: Math.max(0, this.shownUntil - now) };
      this.listener.onLag(this.recentLag.with(lag, now));
    }
  }
}
