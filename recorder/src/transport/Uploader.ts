import { type BufferedEvent, FULL_SNAPSHOT } from "../buffer/BufferedEvent";
import { EventBuffer } from "../buffer/EventBuffer";
import { toGap } from "../buffer/toGap";
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
import { leave } from "./leave";
import { pack } from "./pack";
import type { Session } from "./Session";
import { sendChunk } from "./sendChunk";
import { toLines } from "./toLines";
import { wait } from "./wait";

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
  /** The same until a trigger fires and the recording is long enough. */
  gated = false;
  private _session: Session | null = null;
  private _settings: FlushSettings = {
    intervalMs: DEFAULT_FLUSH_INTERVAL_MS,
    maxEvents: DEFAULT_FLUSH_EVENTS,
    maxBytes: DEFAULT_FLUSH_BYTES,
  };
  private _watchedIntervalMs: number | null = null;
  private _pending: Chunk | null = null;
  private _nextSeq = 0;
  private _running: Promise<void> | null = null;
  private _timer: ReturnType<typeof setTimeout> | null = null;
  private _urgent = false;
  /** The last event that shall go out at once; what comes behind it waits for its turn. */
  private _owed: BufferedEvent | null = null;
  private _closed = false;
  private _snapshotRefused = false;
  /** Raised by whatever makes the answer to an outstanding request meaningless. */
  private _epoch = 0;

  constructor(
    private readonly _url: string,
    private readonly _events: UploaderEvents,
  ) {}

  /** Begins to send, to this recording. */
  attach(session: Session, settings: FlushSettings): void {
    this._settings = settings;
    if (this._session && this._session.recordingUid !== session.recordingUid) {
      // Another recording numbers from 0; what is cut already goes there, under its first seq.
      this._nextSeq = 0;
      if (this._pending) this._pending.seq = this._takeSeq();
    }
    this._session = session;
    this._schedule();
  }

  get windowId(): string | null {
    return this._session?.windowId ?? null;
  }

  push(event: BufferedEvent): void {
    if (this._closed) return;
    this.buffer.push(event);
    if (event.type === FULL_SNAPSHOT) this._urgent = true;
    this._schedule();
  }

  /** The interval that an answer to another write asked for; null: back to the website's setting. */
  watch(intervalMs: number | null): void {
    if (this._watchedIntervalMs === intervalMs) return;
    this._watchedIntervalMs = intervalMs;
    this._cancelTimer();
    this._schedule();
  }

  /**
   * Sends what is buffered now; resolves when all of it was taken, or when the server can't be reached. What comes meanwhile waits for the
   * next interval: a busy page would send one small chunk after the other, as fast as they are answered.
   */
  async flush(): Promise<void> {
    this._cancelTimer();
    if (!this._session || this._closed) return;
    this._owed = this.buffer.all[this.buffer.length - 1] ?? null;
    this._running ??= this._run(this._session).finally(() => {
      this._running = null;
      this._owed = null;
      this._schedule();
    });
    await this._running;
  }

  /** Sends everything, as far as the server takes it. */
  async drain(): Promise<void> {
    await this._running;
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
    this._cancelTimer();
    if (!this._session || this._closed) return;
    const tail = this.held || this.gated ? new EventBuffer() : this.buffer;
    const left = leave(this._url, this._session, this._pending, tail, finalize, () => this._takeSeq());
    // An outstanding request may still arrive: the same bytes under the same seq are stored once.
    if (left.pendingSent) {
      this._pending = null;
      this._epoch++;
    }
  }

  /** Ends this uploader; what is unsent is dropped. */
  close(): void {
    this._closed = true;
    this._epoch++;
    this._pending = null;
    this.buffer.clear();
    this._cancelTimer();
  }

  private _waits(): boolean {
    return this._pending !== null || (!this.held && !this.gated && this.buffer.length > 0);
  }

  /** Whether something is buffered that doesn't wait for the interval. */
  private _isDue(): boolean {
    const { all, length, bytes } = this.buffer;
    const owed = this._owed !== null && all.includes(this._owed);
    return owed || this._urgent || length >= this._settings.maxEvents || bytes >= this._settings.maxBytes;
  }

  private _takeSeq(): number {
    const seq = this._nextSeq++;
    this._events.cut(seq);
    return seq;
  }

  private _schedule(): void {
    if (!this._session || this._closed || this._running || !this._waits()) return;
    // A chunk that failed all its tries waits out the interval, however full the buffer is.
    const now = this._pending === null && this._isDue();
    if (now) this._cancelTimer();
    this._timer ??= setTimeout(
      () => {
        this._timer = null;
        void this.flush();
      },
      now ? 0 : (this._watchedIntervalMs ?? this._settings.intervalMs),
    );
  }

  private _cancelTimer(): void {
    if (this._timer !== null) clearTimeout(this._timer);
    this._timer = null;
  }

  private async _run(session: Session): Promise<void> {
    let current = session;
    while (!this._closed && this._waits() && (this._pending !== null || this._isDue())) {
      this._urgent = false;
      const chunk =
        this._pending ?? cutChunk(this._takeSeq(), this.buffer.cut(MAX_BUFFERED_EVENTS, MAX_CHUNK_BYTES), Date.now());
      this._pending = chunk;
      if (!(await this._deliver(current, chunk))) return;
      current = this._session ?? current;
    }
  }

  /** Tries until the chunk is settled; false: not now, or never again. */
  private async _deliver(session: Session, chunk: Chunk): Promise<boolean> {
    let current = session;
    let renewed = false;
    for (let failures = 0; ; ) {
      const epoch = this._epoch;
      const body = chunk.body ?? (await pack(toLines(chunk.events)));
      // Leaving may have compressed the chunk meanwhile: those bytes stand.
      chunk.body ??= body;
      if (epoch !== this._epoch) return !this._closed;
      const answer = await sendChunk(this._url, current, chunk, chunk.body);
      if (epoch !== this._epoch) return !this._closed;
      switch (answer.kind) {
        case "ok":
          this._settled(answer.flushIntervalMs);
          return true;
        case "rejected":
          this._pending = null;
          this._snapshotRefused ||= chunk.events.some((event) => event.type === FULL_SNAPSHOT);
          this.buffer.noteLoss(chunk.firstTimestamp, chunk.lastTimestamp, `rejected_${answer.status}`);
          return true;
        case "stopped":
          this._events.stopped();
          return false;
        case "unauthorized":
          if (renewed || !(await this._events.renew())) {
            if (epoch === this._epoch) this._events.stopped();
            return false;
          }
          renewed = true;
          current = this._session ?? current;
          break;
        case "retry": {
          const delay = RETRY_DELAYS_MS[failures++];
          if (delay === undefined) return false;
          await wait(Math.max(delay, answer.afterMs ?? 0));
          if (epoch !== this._epoch) return !this._closed;
        }
      }
    }
  }

  private _settled(flushIntervalMs: number | null): void {
    this._pending = null;
    this.lastSentAt = Date.now();
    this._watchedIntervalMs = flushIntervalMs;
    const loss = this.buffer.takeLoss();
    if (!loss) return;
    this.buffer.push(toGap(loss));
    this._urgent = true;
    // A snapshot that the server refused once it would refuse again, and again.
    // One for what an idle page did was taken when the visitor came back.
    if (!this._snapshotRefused && loss.reason !== "idle") this._events.recovered();
  }
}
