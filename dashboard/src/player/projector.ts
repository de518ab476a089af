import type { TimedEvent } from "../api/types.ts";
import type { Outside } from "./outside.ts";
import type { Reel } from "./reel.ts";
import { Screen } from "./screen.ts";

const TAIL = { strokeStyle: "#ff5a47", lineWidth: 2, duration: 400 };

/** Nearer to the end than this, in ms, is at the end. */
const FINISHED_WITHIN_MS = 300;

export interface ProjectorListener {
  /** ms since the recording's first event. */
  onAt(at: number): void;
  onPlaying(playing: boolean): void;
  /** What is wanted isn't there yet. */
  onWaiting(waiting: boolean): void;
}

/** Shows a reel on a screen: waits for what isn't loaded, and goes on by itself when it is. Times are ms since the first event. */
export class Projector {
  private screen: Screen | null = null;
  /** Where the screen's own time begins. */
  private offset = 0;
  private wanted: number;
  private playing = true;
  private waiting = true;
  private speed = 1;
  private skipping = false;
  private frame = 0;
  private readonly disconnect: () => void;

  constructor(
    private readonly root: HTMLElement,
    private readonly reel: Reel,
    private readonly listener: ProjectorListener,
    private outside: Outside,
    startAt: number,
  ) {
    this.wanted = startAt;
    this.disconnect = reel.connect({
      onEvents: (events) => this.add(events),
      onStretch: () => this.build(),
      onGrown: () => this.goOn(),
    });
    if (reel.state().phase === "playable") this.build();
    this.follow();
  }

  get at(): number {
    if (this.screen === null || this.waiting || !this.playing) return this.wanted;
    const { loadedTo } = this.reel.state();
    return Math.max(this.offset, Math.min(this.screen.replayer.getCurrentTime() + this.offset, loadedTo));
  }

  toggle(): void {
    this.wanted = this.at;
    if (!this.playing && this.wanted >= this.reel.state().length) this.wanted = 0;
    this.playing = !this.playing;
    this.listener.onPlaying(this.playing);
    this.run();
  }

  seek(to: number): void {
    this.wanted = Math.min(Math.max(0, to), this.reel.state().length);
    this.listener.onAt(this.wanted);
    this.run();
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.screen?.replayer.setConfig({ speed });
  }

  setSkipping(skipping: boolean): void {
    this.skipping = skipping;
    this.screen?.replayer.setConfig({ skipInactive: skipping });
  }

  setOutside(outside: Outside): void {
    if (outside === this.outside) return;
    this.outside = outside;
    if (this.screen !== null) this.build();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.disconnect();
    this.screen?.destroy();
    this.screen = null;
  }

  private build(): void {
    this.wanted = this.at;
    this.screen?.destroy();
    const events = this.reel.events();
    this.offset = (events[0]?.timestamp ?? 0) - this.reel.state().startTime;
    const config = { mouseTail: TAIL, speed: this.speed, skipInactive: this.skipping };
    this.screen = new Screen(this.root, events, config, this.outside);
    const { screen } = this;
    screen.replayer.on("finish", () => {
      if (screen === this.screen) this.finished();
    });
    this.run();
  }

  private add(events: readonly TimedEvent[]): void {
    for (const event of events) this.screen?.add(event);
  }

  /** The screen has shown the last event that it has. It says so a little later, when somebody may have gone elsewhere. */
  private finished(): void {
    const { atEnd, length, loadedTo } = this.reel.state();
    if (this.waiting || !this.playing) return;
    const { at } = this;
    if (at < loadedTo - FINISHED_WITHIN_MS) {
      // it has stopped by itself, and is to go on
      this.wanted = at;
      this.run();
      return;
    }
    this.wanted = atEnd ? length : loadedTo;
    this.listener.onAt(this.wanted);
    if (atEnd) {
      this.playing = false;
      this.listener.onPlaying(false);
    } else this.wait(true);
  }

  private goOn(): void {
    if (this.waiting && this.reel.covers(this.wanted)) this.run();
  }

  private run(): void {
    // a recording may turn out to be shorter than it was said to be
    const { atEnd, length } = this.reel.state();
    if (atEnd && this.wanted > length) this.wanted = length;
    const covered = this.reel.covers(this.wanted);
    this.wait(!covered);
    const to = Math.max(0, this.wanted - this.offset);
    if (!covered) {
      this.screen?.replayer.pause();
      this.reel.seek(this.wanted);
    } else if (this.playing) this.screen?.replayer.play(to);
    else this.screen?.replayer.pause(to);
  }

  private wait(waiting: boolean): void {
    if (waiting === this.waiting) return;
    this.waiting = waiting;
    this.listener.onWaiting(waiting);
  }

  private follow(): void {
    this.frame = requestAnimationFrame(() => this.follow());
    if (!this.playing || this.waiting) return;
    const { at } = this;
    this.listener.onAt(at);
    this.reel.playhead(at);
  }
}
