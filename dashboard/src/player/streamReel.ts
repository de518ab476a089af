import type { ApiClient } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { streamRecording } from "../api/replay.ts";
import type { RecordedEvent, TimedEvent } from "../api/types.ts";
import { FULL_SNAPSHOT, hasTime, META, playableOf } from "./playable.ts";
import { Reel } from "./reel.ts";

/** Reads a recording from its beginning in one stream, and is playable from its first snapshot on. */
export class StreamReel extends Reel {
  private readonly asked = new AbortController();
  private readonly early: RecordedEvent[] = [];
  private begun = false;
  private received = 0;

  /** @param expectedMs what the recording's length is said to be */
  constructor(
    private readonly client: ApiClient,
    private readonly recordingId: string,
    private readonly expectedMs: number,
  ) {
    super(expectedMs);
    void this.read();
  }

  seek(): void {
    // it is on its way
  }

  playhead(): void {
    // everything is loaded, wherever it plays
  }

  override close(): void {
    this.asked.abort();
    super.close();
  }

  private async read(): Promise<void> {
    try {
      const take = (batch: readonly RecordedEvent[], expected: number | null) => this.take(batch, expected);
      const { expected, cutShort } = await streamRecording(this.client, this.recordingId, take, this.asked.signal);
      this.end(cutShort ? this.missing(expected) : null);
    } catch (cause) {
      if (this.asked.signal.aborted) return;
      const problem = cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause));
      this.change({ phase: "failed", problem });
    }
  }

  private take(batch: readonly RecordedEvent[], expected: number | null): void {
    this.received += batch.length;
    const counts = { received: this.received, expected };
    if (this.begun) {
      const timed = batch.filter(hasTime);
      if (timed.length > 0) this.grow(timed, { ...counts, ...this.reach(timed) });
      return;
    }
    for (const event of batch) this.early.push(event);
    const timed = this.early.filter(hasTime);
    if (showsPage(timed)) this.start(timed, counts);
    else this.change(counts);
  }

  private start(timed: readonly TimedEvent[], counts: { received: number; expected: number | null }): void {
    this.begun = true;
    const startTime = timed.reduce((first, { timestamp }) => Math.min(first, timestamp), Number.POSITIVE_INFINITY);
    this.change({ startTime });
    this.begin(timed, { ...counts, ...this.reach(timed) });
  }

  private reach(timed: readonly TimedEvent[]): { loadedTo: number; length: number } {
    const { startTime, loadedTo } = this.state();
    const last = timed.reduce((latest, { timestamp }) => Math.max(latest, timestamp - startTime), loadedTo);
    return { loadedTo: last, length: Math.max(1, this.expectedMs, last) };
  }

  private end(missing: string | null): void {
    if (!this.begun) {
      const playable = playableOf(this.early, false);
      if (playable.kind === "too-short") {
        this.change({ phase: "too-short", cause: playable.cause, missing });
        return;
      }
      this.start(playable.events, { received: this.received, expected: this.state().expected });
    }
    this.early.length = 0;
    // where the rest never came, the timeline keeps its place
    const length = missing === null ? Math.max(1, this.state().loadedTo) : this.state().length;
    this.change({ atEnd: true, missing, length });
    this.grow([], {});
  }

  private missing(expected: number | null): string {
    const of = expected === null ? "" : ` of ${expected.toLocaleString()}`;
    return `This replay is cut short: ${this.received.toLocaleString()}${of} events arrived.`;
  }
}

function showsPage(events: readonly TimedEvent[]): boolean {
  return events.some(({ type }) => type === META) && events.some(({ type }) => type === FULL_SNAPSHOT);
}
