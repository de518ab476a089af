import { type BufferedEvent, CUSTOM, FULL_SNAPSHOT } from "../buffer/BufferedEvent";
import { EventBuffer } from "../buffer/EventBuffer";
import { toBuffered } from "../buffer/toBuffered";
import {
  DEFAULT_FLUSH_BYTES,
  DEFAULT_FLUSH_EVENTS,
  DEFAULT_FLUSH_INTERVAL_MS,
  MAX_BUFFERED_EVENTS,
  MAX_CHUNK_BYTES,
  RETRY_DELAYS_MS,
} from "../constants";
import type { FlushSettings } from "../types";
import type { Chunk } from "./Chunk";
import { cutChunk } from "./cutChunk";
import { gzip } from "./gzip";
import { leave } from "./leave";
import type { Session } from "./Session";
import { sendChunk } from "./sendChunk";
import { toLines } from "./toLines";

export interface UploaderEvents {
  /** A chunk was cut; its seq is the window's last. */
  cut(seq: number): void;
  /** 401: gets a new token; resolves to whether there is one. */
  renew(): Promise<boolean>;
  /** The server takes nothing more of this recording. */
  stopped(): void;
  /** Uploads pass again after events were lost. */
  recovered(): void;
}

/** Buffers events of one window and sends them, one chunk in flight. Before `attach` it only buffers. */
export class Uploader {
  readonly buffer = new EventBuffer();
  /** Epoch ms of the last write that was answered well. */
  lastSentAt = 0;
  /** Nothing more is cut into chunks: what is captured waits for `release`, and doesn't leave with the page. */
  held = false;
  private session: Session | null = null;
  private settings: FlushSettings = {
    intervalMs: DEFAULT_FLUSH_INTERVAL_MS,
    maxEvents: DEFAULT_FLUSH_EVENTS,
    maxBytes: DEFAULT_FLUSH_BYTES,
  };
  private watchedIntervalMs: number | null = null;
  private pending: Chunk | null = null;
  private nextSeq = 0;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private urgent = false;
  private closed = false;
  private snapshotRefused = false;
  /** Raised by whatever makes the answer to an outstanding request meaningless. */
  private epoch = 0;

  constructor(
    private readonly url: string,
    private readonly events: UploaderEvents,
  ) {}

  /** Begins to send, to this recording. */
  attach(session: Session, settings: FlushSettings): void {
    this.settings = settings;
    if (this.session && this.session.recordingUid !== session.recordingUid) {
      // Another recording numbers from 0; what is cut already goes there, under its first seq.
      this.nextSeq = 0;
      if (this.pending) this.pending.seq = this.takeSeq();
    }
    this.session = session;
    this.schedule();
  }

  get windowId(): string | null {
    return this.session?.windowId ?? null;
  }

  push(event: BufferedEvent): void {
    if (this.closed) return;
    this.buffer.push(event);
    if (event.type === FULL_SNAPSHOT) this.urgent = true;
    this.schedule();
  }

  /** The interval that an answer to another write asked for; null: back to the website's setting. */
  watch(intervalMs: number | null): void {
    if (this.watchedIntervalMs === intervalMs) return;
    this.watchedIntervalMs = intervalMs;
    this.cancelTimer();
    this.schedule();
  }

  /** Sends what is buffered; resolves when all of it was taken, or when the server can't be reached. */
  async flush(): Promise<void> {
    this.cancelTimer();
    if (!this.session || this.closed) return;
    this.running ??= this.run(this.session).finally(() => {
      this.running = null;
      this.schedule();
    });
    await this.running;
  }

  /** Sends everything, as far as the server takes it. */
  async drain(): Promise<void> {
    await this.running;
    await this.flush();
  }

  /** What was held goes out, or is dropped. */
  release(discard: boolean): void {
    this.held = false;
    if (discard) this.buffer.clear();
    void this.flush();
  }

  /** The page goes away: sends what fits into the browser's share, synchronously. */
  leave(finalize: boolean): void {
    this.cancelTimer();
    if (!this.session || this.closed) return;
    const tail = this.held ? new EventBuffer() : this.buffer;
    const left = leave(this.url, this.session, this.pending, tail, finalize, () => this.takeSeq());
    // An outstanding request may still arrive: the same bytes under the same seq are stored once.
    if (left.pendingSent) {
      this.pending = null;
      this.epoch++;
    }
  }

  /** Ends this uploader; what is unsent is dropped. */
  close(): void {
    this.closed = true;
    this.epoch++;
    this.pending = null;
    this.buffer.clear();
    this.cancelTimer();
  }

  private waits(): boolean {
    return this.pending !== null || (!this.held && this.buffer.length > 0);
  }

  private takeSeq(): number {
    const seq = this.nextSeq++;
    this.events.cut(seq);
    return seq;
  }

  private schedule(): void {
    if (!this.session || this.closed || this.running || !this.waits()) return;
    const full = this.buffer.length >= this.settings.maxEvents || this.buffer.bytes >= this.settings.maxBytes;
    // A chunk that failed all its tries waits out the interval, however full the buffer is.
    const now = this.pending === null && (full || this.urgent);
    if (now) this.cancelTimer();
    this.timer ??= setTimeout(
      () => {
        this.timer = null;
        void this.flush();
      },
      now ? 0 : (this.watchedIntervalMs ?? this.settings.intervalMs),
    );
  }

  private cancelTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private async run(session: Session): Promise<void> {
    let current = session;
    while (!this.closed && this.waits()) {
      this.urgent = false;
      const chunk =
        this.pending ?? cutChunk(this.takeSeq(), this.buffer.cut(MAX_BUFFERED_EVENTS, MAX_CHUNK_BYTES), Date.now());
      this.pending = chunk;
      if (!(await this.deliver(current, chunk))) return;
      current = this.session ?? current;
    }
  }

  /** Tries until the chunk is settled; false: not now, or never again. */
  private async deliver(session: Session, chunk: Chunk): Promise<boolean> {
    let current = session;
    let renewed = false;
    for (let failures = 0; ; ) {
      const epoch = this.epoch;
      const body = chunk.body ?? (await gzip(toLines(chunk.events)));
      // Leaving may have compressed the chunk meanwhile: those bytes stand.
      chunk.body ??= body;
      if (epoch !== this.epoch) return !this.closed;
      const answer = await sendChunk(this.url, current, chunk, chunk.body);
      if (epoch !== this.epoch) return !this.closed;
      switch (answer.kind) {
        case "ok":
          this.settled(answer.flushIntervalMs);
          return true;
        case "rejected":
          this.pending = null;
          this.snapshotRefused ||= chunk.events.some((event) => event.type === FULL_SNAPSHOT);
          this.buffer.noteLoss(chunk.firstTimestamp, chunk.lastTimestamp, `rejected_${answer.status}`);
          return true;
        case "stopped":
          this.events.stopped();
          return false;
        case "unauthorized":
          if (renewed || !(await this.events.renew())) {
            if (epoch === this.epoch) this.events.stopped();
            return false;
          }
          renewed = true;
          current = this.session ?? current;
          break;
        case "retry": {
          const delay = RETRY_DELAYS_MS[failures++];
          if (delay === undefined) return false;
          await new Promise((resolve) => setTimeout(resolve, Math.max(delay, answer.afterMs ?? 0)));
          if (epoch !== this.epoch) return !this.closed;
        }
      }
    }
  }

  private settled(flushIntervalMs: number | null): void {
    this.pending = null;
    this.lastSentAt = Date.now();
    this.watchedIntervalMs = flushIntervalMs;
    const loss = this.buffer.takeLoss();
    if (!loss) return;
    const payload = { from: loss.from, to: loss.to, reason: loss.reason };
    this.buffer.push(toBuffered({ type: CUSTOM, timestamp: loss.from, data: { tag: "playhead:gap", payload } }));
    // A snapshot that the server refused once it would refuse again, and again.
    if (!this.snapshotRefused) this.events.recovered();
  }
}
