import { CUSTOM } from "../buffer/BufferedEvent";
import { toBuffered } from "../buffer/toBuffered";
import { Capture } from "../capture/Capture";
import { hideMessage } from "../capture/describeError";
import { isVisitorActivity } from "../capture/isVisitorActivity";
import { loadRrweb } from "../capture/loadRrweb";
import { Watches } from "../capture/Watches";
import { watchUrl } from "../capture/watchUrl";
import { HEARTBEAT_INTERVAL_MS } from "../constants";
import { objectsToTracking } from "../gates/objectsToTracking";
import { createUuid } from "../identity/createUuid";
import { isSampled } from "../identity/isSampled";
import { Visitor } from "../identity/Visitor";
import { recordingUrl } from "../options/recordingUrl";
import { TabKeeper } from "../tab/TabKeeper";
import type { TabRecording } from "../tab/TabRecording";
import { postMessage } from "../transport/postMessage";
import type { Session } from "../transport/Session";
import { sendLeaving } from "../transport/sendLeaving";
import { tell } from "../transport/tell";
import { Uploader } from "../transport/Uploader";
import type { CustomPayloads, PauseReason, PlayheadOptions, Properties, RecordedEvent, StartAnswer } from "../types";
import { askStart } from "./askStart";
import { ExtrasHolder, type LoadExtras } from "./ExtrasHolder";
import { Person } from "./Person";
import { requestStart } from "./requestStart";
import { States } from "./States";
import { watchPage } from "./watchPage";

type Accepted = Extract<StartAnswer, { accepted: true }>;
type Farewell = "recording_stop" | "recording_cancel";

/** One page's recorder: its states, and what happens between them. Its callers see to it that nothing throws. */
export class Recorder {
  readonly states: States;
  private readonly _url: string;
  private readonly _tab: TabKeeper;
  private readonly _visitor = new Visitor();
  private readonly _person: Person;
  private readonly _extras: ExtrasHolder;
  private readonly _ends: (() => void)[] = [];
  private _upload: Uploader;
  private _watches: Watches | null = null;
  private readonly _capture: Capture;
  private _session: Session | null = null;
  private _settings: Accepted | null = null;
  private _farewell: Farewell = "recording_cancel";
  /** Raised by start, stop and cancel: an answer to an older start is not ours any more. */
  private _run = 0;

  constructor(
    private readonly _options: PlayheadOptions,
    loadExtras: LoadExtras,
    private readonly _changed: () => void,
    private readonly _report: (error: unknown) => void,
  ) {
    this._url = `${_options.apiBase ?? `${location.origin}/api`}/track`;
    this.states = new States(_changed);
    this._tab = new TabKeeper(_options.websiteId);
    this._person = new Person(this._url, _options.userId);
    this._capture = new Capture((event) => this._take(event), _report);
    this._upload = this._createUploader();
    this._extras = new ExtrasHolder(_options, this._url, loadExtras, {
      emit: (event) => this._take(event),
      snapshot: () => this._capture.snapshot(),
      buffer: () => this._upload.buffer,
      open: () => this._open(),
      report: _report,
    });
  }

  get held(): boolean {
    return this._upload.held;
  }

  get recordingUid(): string | null {
    return this._session?.recordingUid ?? null;
  }

  /** The dashboard's page of the recording, at this moment of it if wanted. */
  url(atThisMoment: boolean): string | null {
    const { tab } = this._tab;
    return tab && recordingUrl(this._options, tab, atThisMoment);
  }

  async start(): Promise<void> {
    const { websiteId, sampleRate = 1, rrwebSrc, respectDnt } = this._options;
    if (this.states.now !== "idle") return;
    if (!isSampled(this._visitor.slide().visitorUid, sampleRate))
      return this._report(new Error("not recording: sampled out"));
    this.states.to("starting");
    const run = ++this._run;
    // Before anything is awaited: half of a page's errors can fall before the server has answered.
    this._watches = new Watches();
    const claimed = await this._tab.claim();
    const rrweb = await loadRrweb(rrwebSrc, this._report);
    const answer = await askStart(this._url, websiteId, this._visitor.identity, claimed, () => run === this._run);
    if (run !== this._run) {
      if (answer?.accepted) this._tell(this._farewell, this._sessionOf(answer), { lastSeq: claimed?.windows ?? {} });
      return;
    }
    if (!answer?.accepted) {
      this._report(new Error(`not recording: ${answer?.reason ?? "no answer"}`));
      return this._reset();
    }
    if (answer.respectDnt && respectDnt === undefined && objectsToTracking()) {
      this._tell("recording_cancel", this._sessionOf(answer));
      return this._reset();
    }
    this._upload.gated = this._extras.gated && claimed?.opened !== true;
    this._begin(answer, claimed);
    this.states.to("recording");
    this._introduce();
    this._capture.use(rrweb);
    this._watches?.errors.open(({ payload, at }) => {
      const hidden = this._settings?.privacy === "strict";
      this.custom("playhead:error", hidden ? hideMessage(payload) : payload, at);
    });
    this._startCapture(answer);
    this._watchPage();
  }

  /** Stops capturing, sends everything, and tells the server that nothing more will come. */
  async stop(): Promise<void> {
    const session = this._session;
    if (/idle|stopping/.test(this.states.now)) return;
    // Of a recording that nothing has opened nothing is to be kept.
    if (this._upload.gated) return this.cancel();
    if (!session) return this._abandon("recording_stop");
    this._extras.settle();
    this.states.to("stopping");
    this._run++;
    this._endCapture();
    this._upload.held = false;
    await this._upload.drain();
    if (this._session !== session) return;
    const lastSeq = this._tab.windows;
    this._reset();
    await tell(this._url, "recording_stop", session, { lastSeq });
  }

  /** Drops what is unsent and lets the server erase the recording. */
  async cancel(): Promise<void> {
    if (this.states.now === "idle") return;
    const session = this._session;
    this._abandon("recording_cancel");
    if (session) await tell(this._url, "recording_cancel", session);
  }

  /** Stops capturing; what was captured before still goes out. */
  pause(reason: PauseReason = "user"): void {
    if (!this.states.to("paused", reason)) return;
    this._capture.stop();
    void this._upload.flush();
  }

  /** Goes on with a full snapshot. */
  resume(): void {
    if (this.states.now !== "paused" || !this._settings) return;
    this.states.to("recording");
    this._capture.start(this._settings.privacy, this._extras.canvas(this._settings));
  }

  /** Goes on capturing and sends nothing of it before `release`. */
  holdBack(): void {
    if (this.held || /idle|stopping/.test(this.states.now)) return;
    this._upload.held = true;
    this._changed();
  }

  /** Sends what was held, or drops it and begins anew with a full snapshot. */
  release(discard: boolean): void {
    if (!this.held) return;
    this._upload.release(discard);
    if (discard) this._capture.snapshot();
    this._changed();
  }

  identify(userId: string, traits: Properties): void {
    this._person.identify(userId, traits, this._listener);
    this._sayPerson();
  }

  describe(metadata: Properties): void {
    this._person.describe(metadata, this._listener);
  }

  custom<Tag extends keyof CustomPayloads>(tag: Tag, payload: CustomPayloads[Tag], timestamp = Date.now()): void {
    try {
      this._take({ type: CUSTOM, timestamp, data: { tag, payload } });
    } catch (error) {
      // A cyclic property. We may be inside the page's own pushState or error handling, which must go on.
      this._report(error);
    }
  }

  /** The recording to which the server may be told something now. */
  private get _listener(): Session | null {
    return this._upload.gated || this.states.now === "stopping" ? null : this._session;
  }

  /** Takes an accepted start: from here on chunks are sent. */
  private _begin(answer: Accepted, previous: TabRecording | null): void {
    const session = this._sessionOf(answer);
    this._settings = answer;
    this._session = session;
    this._tab.take(session, previous);
    if (!this._upload.gated) this._tab.open();
    this._upload.attach(session, answer.flush);
    this._changed();
  }

  private _sessionOf({ websiteId, recordingUid, token }: Accepted): Session {
    const current = this._session;
    const windowId = current?.recordingUid === recordingUid ? current.windowId : createUuid();
    return { websiteId: websiteId ?? this._options.websiteId, recordingUid, token, windowId };
  }

  private _startCapture(answer: Accepted): void {
    const gatedSince = this._upload.gated ? (this._tab.tab?.startedAt ?? 0) : null;
    if (this._watches) this._extras.start(answer, this._watches, gatedSince);
    this._capture.start(answer.privacy, this._extras.canvas(answer));
  }

  private _createUploader(): Uploader {
    const uploader: Uploader = new Uploader(this._url, {
      cut: (seq) => {
        if (uploader === this._upload && this._session) this._tab.cut(this._session.windowId, seq);
      },
      renew: () => (uploader === this._upload ? this._renew() : Promise.resolve(false)),
      stopped: () => {
        if (uploader === this._upload) this._reset();
      },
      recovered: () => this._capture.snapshot(),
    });
    return uploader;
  }

  /** 401: asks once for a new token; the server may answer with another recording. */
  private async _renew(): Promise<boolean> {
    const session = this._session;
    const run = this._run;
    if (!session) return false;
    const answer = await requestStart(this._url, session.websiteId, this._visitor.identity, session);
    if (run !== this._run || answer.accepted !== true) return false;
    this._begin(answer, this._tab.tab);
    if (answer.recordingUid !== session.recordingUid) {
      this._introduce();
      this._capture.snapshot();
    }
    return true;
  }

  /** Takes an event, of rrweb, of the page or of an optional part. */
  private _take(event: RecordedEvent): void {
    if (!/starting|recording/.test(this.states.now)) return;
    const passed = this._extras.pass(event);
    if (!passed) return;
    if (isVisitorActivity(passed)) this._active(Date.now());
    this._upload.push(toBuffered(passed));
  }

  private _active(now: number): void {
    if (!this._session) return;
    if (!this.held && this._tab.over) this._rotate();
    this._tab.active(now);
    this._visitor.active(now);
  }

  /** The visitor is back after a long silence, or a day is over: the rest of the old recording goes out, a new one begins. */
  private _rotate(): void {
    const run = ++this._run;
    const old = this._upload;
    if (old.gated && this._session) this._tell("recording_cancel", this._session);
    else void old.drain();
    this._upload = this._createUploader();
    this._upload.gated = old.gated;
    this._session = null;
    this._tab.forget(true);
    this._visitor.slide();
    this._capture.snapshot();
    const { websiteId } = this._options;
    void askStart(this._url, websiteId, this._visitor.identity, null, () => run === this._run).then((answer) => {
      if (run !== this._run) return;
      if (!answer?.accepted) return this._reset();
      const privacyChanged = this._settings?.privacy !== answer.privacy;
      if (privacyChanged) this._upload.buffer.clear();
      this._begin(answer, null);
      this._introduce();
      if (privacyChanged && this.states.now === "recording") this._startCapture(answer);
    });
  }

  private _watchPage(): void {
    this._ends.push(
      watchPage(
        {
          leave: () => this._leave(),
          comeBack: () => this._comeBack(),
          hide: () => {
            this._extras.settle();
            if (this.states.now !== "recording") return;
            if (this._options.pauseOnHidden) this.pause("visibility");
            else void this._upload.flush();
          },
          show: () => {
            if (this.states.pauseReason === "visibility") this.resume();
          },
        },
        this._report,
      ),
      watchUrl((href) => this.custom("playhead:url", { href })),
    );
    const heartbeat = setInterval(() => void this._beat(), HEARTBEAT_INTERVAL_MS);
    this._ends.push(() => clearInterval(heartbeat));
  }

  private _leave(): void {
    const session = this._session;
    const { gated } = this._upload;
    this._extras.settle();
    if (gated && session) sendLeaving(this._url, JSON.stringify({ type: "recording_cancel", ...session }));
    else if (this.states.now !== "paused") this._upload.leave(this.states.now === "recording");
    if (this.states.now === "stopping" && session) {
      const message = { type: "recording_stop", ...session, lastSeq: this._tab.windows };
      sendLeaving(this._url, JSON.stringify(message));
      this._tab.forget(true);
    } else this._tab.leave(gated);
  }

  /** Back from the back/forward cache: pages visited meanwhile have continued the recording, or begun another. */
  private _comeBack(): void {
    const session = this._session;
    if (!session || this.states.now === "stopping") return;
    if (this._tab.comeBack(session)) {
      if (this.states.now === "recording") this._capture.snapshot();
      return;
    }
    const { held } = this;
    this._reset(false);
    this._upload.held = held;
    void this.start();
  }

  private async _beat(): Promise<void> {
    const session = this._session;
    if (this.states.now !== "recording" || !session || this._tab.over) return;
    if (Date.now() - this._upload.lastSentAt < HEARTBEAT_INTERVAL_MS) return;
    const answer = await postMessage(this._url, { type: "recording_heartbeat", ...session });
    if (this._session !== session) return;
    if (answer.kind === "ok") this._upload.watch(answer.flushIntervalMs);
    if (answer.kind === "stopped") this._reset();
    if (answer.kind === "unauthorized" && !(await this._renew()) && this._session === session) this._reset();
  }

  /** The gate opens: what waited behind it goes out. */
  private _open(): void {
    this._upload.gated = false;
    this._tab.open();
    this._introduce();
    void this._upload.flush();
  }

  private _introduce(): void {
    if (!this._listener) return;
    this._person.introduce(this._listener);
    this._sayPerson();
  }

  private _sayPerson(): void {
    if (this._listener && this._person.known) this.custom("playhead:identify", this._person.known);
  }

  private _tell(type: string, session: Session, more?: Record<string, unknown>): void {
    void tell(this._url, type, session, more);
  }

  /** Back to idle at once; a start that is still unanswered gets this message instead of chunks. */
  private _abandon(farewell: Farewell): void {
    this._farewell = farewell;
    this._reset();
  }

  private _endCapture(): void {
    this._capture.stop();
    this._extras.end();
  }

  /** Back to idle; the tab forgets its recording unless another page's is to be continued. */
  private _reset(forgetTab = true): void {
    this._run++;
    this._endCapture();
    this._watches?.end();
    this._upload.close();
    this._upload = this._createUploader();
    this._tab.forget(forgetTab);
    this._session = this._settings = this._watches = null;
    for (const end of this._ends.splice(0)) end();
    this.states.to("idle");
  }
}
