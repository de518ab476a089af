import { type Chunk, listChunks } from "../api/chunks.ts";
import type { ApiClient } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { TimedEvent } from "../api/types.ts";
import { fromSnapshot, startingPiece } from "./pieces.ts";
import { Reel } from "./reel.ts";
import { readPiece, readStretch } from "./stretch.ts";

/** Loads this far ahead of what plays, in ms: a minute at the fastest speed is eight. */
const AHEAD_MS = 120_000;
/** Holds about this many bytes of NDJSON, ahead and behind; a stretch without a snapshot in between may hold more. */
const HELD_BYTES = 32_000_000;

/**
 * Loads a long recording in stored pieces: from the snapshot before the moment that is wanted, a little ahead of what plays, and lets
 * go of what lies behind. So an hour costs the memory of minutes, and a jump doesn't wait for what lies between.
 */
export class PieceReel extends Reel {
  private chunks: readonly Chunk[] = [];
  /** Indexes of the pieces that are held: from, and up to but without. */
  private first = 0;
  private next = 0;
  private at = 0;
  private asked = new AbortController();
  private loading = false;

  constructor(
    private readonly client: ApiClient,
    private readonly recordingId: string,
    expectedMs: number,
    startAt: number,
  ) {
    super(expectedMs);
    this.at = startAt;
    void this.open();
  }

  seek(at: number): void {
    this.at = at;
    const { loadedFrom, loadedTo } = this.state();
    if (this.chunks.length === 0) return;
    // soon there by itself
    if (this.loading && at >= loadedFrom && at <= loadedTo + AHEAD_MS / 4) return;
    this.jump(at);
  }

  playhead(at: number): void {
    this.at = at;
    if (!this.loading && this.wantsMore()) void this.loadOn(this.asked.signal);
  }

  override close(): void {
    this.asked.abort();
    super.close();
  }

  private async open(): Promise<void> {
    try {
      this.chunks = (await listChunks(this.client, this.recordingId, this.asked.signal)).filter(
        ({ firstTimestamp }) => firstTimestamp > 0,
      );
      const startTime = Math.min(...this.chunks.map(({ firstTimestamp }) => firstTimestamp));
      const endTime = Math.max(...this.chunks.map(({ lastTimestamp }) => lastTimestamp));
      const expected = this.chunks.reduce((sum, { eventCount }) => sum + eventCount, 0);
      if (this.chunks.length === 0) {
        this.change({ phase: "too-short", cause: "Nothing of it is stored yet." });
        return;
      }
      this.change({ startTime, length: Math.max(1, endTime - startTime), expected });
      this.jump(Math.min(this.at, endTime - startTime));
    } catch (cause) {
      this.fail(cause);
    }
  }

  /** Begins a new stretch that holds this moment. */
  private jump(at: number): void {
    this.asked.abort();
    this.asked = new AbortController();
    this.at = at;
    this.loading = false;
    void this.start(this.state().startTime + at, this.asked.signal);
  }

  private async start(time: number, signal: AbortSignal): Promise<void> {
    this.loading = true;
    try {
      const stretch = await readStretch(this.chunks, time, (index) => this.read(index, signal));
      this.first = stretch.first;
      this.next = stretch.next;
      if (stretch.events.length < 2) {
        this.change({ phase: "too-short", cause: "Too little of it is left to play." });
        return;
      }
      const received = this.state().received + stretch.received;
      this.begin(stretch.events, { ...this.reach(stretch.events[0], this.next), received });
      this.loading = false;
      await this.loadOn(signal);
    } catch (cause) {
      if (!signal.aborted) this.fail(cause);
    } finally {
      if (!signal.aborted) this.loading = false;
    }
  }

  private async loadOn(signal: AbortSignal): Promise<void> {
    this.loading = true;
    try {
      while (this.wantsMore()) {
        const events = await this.read(this.next, signal);
        this.next++;
        const { startTime, loadedFrom, received } = this.state();
        const reach = this.reach({ timestamp: startTime + loadedFrom }, this.next);
        this.grow(events, { ...reach, received: received + events.length });
        this.letGo();
      }
    } catch (cause) {
      if (!signal.aborted) this.fail(cause);
    } finally {
      if (!signal.aborted) this.loading = false;
    }
  }

  private wantsMore(): boolean {
    const { phase, loadedTo } = this.state();
    return phase === "playable" && this.next < this.chunks.length && loadedTo < this.at + AHEAD_MS;
  }

  /** What lies before the snapshot that plays isn't needed any more, once too much is held. */
  private letGo(): void {
    if (this.bytes(this.first, this.next) <= HELD_BYTES) return;
    const time = this.state().startTime + this.at;
    const piece = startingPiece(this.chunks.slice(0, this.next), time);
    if (piece <= this.first || this.bytes(this.first, piece) < HELD_BYTES / 4) return;
    const kept = fromSnapshot(this.events(), time);
    if (kept === null) return;
    this.first = piece;
    this.begin(kept.events, this.reach(kept.events[0], this.next));
  }

  private bytes(from: number, to: number): number {
    return this.chunks.slice(from, to).reduce((sum, { rawBytes }) => sum + rawBytes, 0);
  }

  /** How far a stretch of pieces up to `next` goes. */
  private reach(first: { readonly timestamp: number } | undefined, next: number) {
    const { startTime, length } = this.state();
    const atEnd = next >= this.chunks.length;
    const last = Math.max(...this.chunks.slice(0, next).map(({ lastTimestamp }) => lastTimestamp));
    return {
      loadedFrom: (first?.timestamp ?? startTime) - startTime,
      loadedTo: atEnd ? length : last - startTime,
      atEnd,
    };
  }

  private async read(index: number, signal: AbortSignal): Promise<readonly TimedEvent[]> {
    const chunk = this.chunks[index];
    return chunk === undefined ? [] : readPiece(this.client, this.recordingId, chunk, signal);
  }

  private fail(cause: unknown): void {
    const problem = cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause));
    // what is there can still be watched, unless it was erased meanwhile, or we may see it no more
    const over = problem.status === 410 || problem.status === 404 || problem.status === 401;
    if (this.state().phase === "playable" && !over)
      this.change({ missing: `The rest can't be loaded: ${problem.message}` });
    else this.change({ phase: "failed", problem });
  }
}
