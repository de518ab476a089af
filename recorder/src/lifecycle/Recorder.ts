import { CUSTOM } from "../buffer/BufferedEvent";
import { toBuffered } from "../buffer/toBuffered";
import { Capture } from "../capture/Capture";
import { hideMessage } from "../capture/describeError";
import { isVisitorActivity } from "../capture/isVisitorActivity";
import { Watches } from "../capture/Watches";
import { watchUrl } from "../capture/watchUrl";
import { isSampled } from "../identity/isSampled";
import { gateSettings } from "../triggers/gateSettings";
import type { CustomPayloads, PauseReason, PlayheadOptions, Properties, RecordedEvent } from "../types";
import { admit } from "./admit";
import { type Accepted, CurrentRecording } from "./CurrentRecording";
import { ExtrasHolder, type LoadExtras } from "./ExtrasHolder";
import { leavePage } from "./leavePage";
import { States } from "./States";
import { watchLease } from "./watchLease";
import { watchPage } from "./watchPage";

type Farewell = "recording_stop" | "recording_cancel";

/** One page's recorder: its states, and what happens between them. Its callers see to it that nothing throws. */
export class Recorder {
  readonly states: States;
  private readonly _current: CurrentRecording;
  private readonly _extras: ExtrasHolder;
  private readonly _capture: Capture;
  private readonly _ends: (() => void)[] = [];
  private _watches: Watches | null = null;
  private _farewell: Farewell = "recording_cancel";

  constructor(
    private readonly _options: PlayheadOptions,
    loadExtras: LoadExtras,
    private readonly _changed: () => void,
    private readonly _report: (error: unknown) => void,
  ) {
    const snapshot = (): void => this._capture.snapshot();
    const url = `${_options.apiBase ?? `${location.origin}/api`}/track`;
    this.states = new States(_changed);
    this._capture = new Capture((event) => this._take(event), _report, _options.mutationsPerSecond);
    this._current = new CurrentRecording(_options, url, {
      snapshot,
      startAnew: (answer) => {
        if (this.states.now === "recording") this._startCapture(answer);
      },
      sayPerson: () => this._sayPerson(),
      end: () => this._reset(),
      changed: _changed,
    });
    this._extras = new ExtrasHolder(_options, url, loadExtras, {
      emit: (event) => this._take(event),
      snapshot,
      buffer: () => this._current.upload.buffer,
      report: _report,
    });
  }

  get held(): boolean {
    return this._current.upload.held;
  }

  get recordingUid(): string | null {
    return this._current.session?.recordingUid ?? null;
  }

  /** The dashboard's page of the recording, at this moment of it if wanted. */
  url(atThisMoment: boolean): string | null {
    return this._current.page(atThisMoment);
  }

  async start(): Promise<void> {
    const { sampleRate = 1 } = this._options;
    const current = this._current;
    if (this.states.now !== "idle") return;
    if (!isSampled(current.visitor.slide().visitorUid, sampleRate)) {
      return this._report(new Error("not recording: sampled out"));
    }
    this.states.to("starting");
    // Before anything is awaited: half of a page's errors can fall before the server has answered.
    this._watches = new Watches();
    const admission = await admit(current, this._options, () => this._farewell, this._report);
    if (admission === null) return;
    if (typeof admission === "string") {
      this._report(new Error(`not recording: ${admission}`));
      return this._reset();
    }
    const { answer, claimed, rrweb } = admission;
    current.shut(claimed?.opened ? null : gateSettings(this._options));
    current.begin(answer, claimed);
    this.states.to("recording");
    current.introduce();
    current.watchGate();
    this._capture.use(rrweb);
    this._watches?.errors.open(({ payload, at }) => {
      const hidden = current.settings?.privacy === "strict";
      this.custom("playhead:error", hidden ? hideMessage(payload) : payload, at);
    });
    this._startCapture(answer);
    this._watchPage();
  }

  /** Stops capturing, sends everything, and tells the server that nothing more will come. */
  async stop(): Promise<void> {
    const current = this._current;
    const { session, upload } = current;
    if (/idle|stopping/.test(this.states.now)) return;
    // Of a recording that nothing has opened nothing is to be kept.
    if (upload.gated) return this.cancel();
    if (!session) return this._abandon("recording_stop");
    this._settle();
    this.states.to("stopping");
    current.run++;
    this._endCapture();
    upload.held = false;
    await upload.drain();
    if (current.session !== session) return;
    const lastSeq = current.tab.windows;
    this._reset();
    await current.tell("recording_stop", session, { lastSeq });
  }

  /** Drops what is unsent and lets the server erase the recording. */
  async cancel(): Promise<void> {
    if (this.states.now === "idle") return;
    const { session } = this._current;
    this._abandon("recording_cancel");
    if (session) await this._current.tell("recording_cancel", session);
  }

  /** Stops capturing; what was captured before still goes out. */
  pause(reason: PauseReason = "user"): void {
    if (this.states.now !== "recording") return;
    // While events are still taken: what rrweb holds is from before the pause.
    this._capture.stop();
    this.states.to("paused", reason);
    void this._current.upload.flush();
  }

  /** Goes on with a full snapshot. */
  resume(): void {
    const { settings } = this._current;
    if (this.states.now !== "paused" || !settings) return;
    this.states.to("recording");
    this._capture.start(settings.privacy, this._extras.canvas(settings));
  }

  /** Goes on capturing and sends nothing of it before `release`. */
  holdBack(): void {
    if (this.held || /idle|stopping/.test(this.states.now)) return;
    this._current.upload.held = true;
    this._changed();
  }

  /** Sends what was held, or drops it and begins anew with a full snapshot. */
  release(discard: boolean): void {
    if (!this.held) return;
    this._current.upload.release(discard);
    if (discard) this._capture.snapshot();
    this._changed();
  }

  identify(userId: string, traits: Properties): void {
    this._current.person.identify(userId, traits, this._listener);
    this._sayPerson();
  }

  describe(metadata: Properties): void {
    this._current.person.describe(metadata, this._listener);
  }

  custom<Tag extends keyof CustomPayloads>(tag: Tag, payload: CustomPayloads[Tag], timestamp = Date.now()): void {
    try {
      this._take({ type: CUSTOM, timestamp, data: { tag, payload } });
    } catch (error) {
      // A cyclic property. We may be inside the page's own pushState or error handling, which must go on.
      this._report(error);
    }
  }

  private get _listener() {
    return this.states.now === "stopping" ? null : this._current.listener;
  }

  private _sayPerson(): void {
    const { known } = this._current.person;
    if (this._listener && known) this.custom("playhead:identify", known);
  }

  private _startCapture(answer: Accepted): void {
    if (this._watches) this._extras.start(answer, this._watches);
    this._capture.start(answer.privacy, this._extras.canvas(answer));
  }

  /** Takes an event, of rrweb, of the page or of an optional part. */
  private _take(event: RecordedEvent): void {
    if (!/starting|recording/.test(this.states.now)) return;
    const passes = this._extras.pass(event);
    this._current.gate?.see(event);
    if (!passes) return;
    if (isVisitorActivity(event)) this._current.active(Date.now());
    this._current.upload.push(toBuffered(event));
  }

  private _watchPage(): void {
    const recording = (): boolean => this.states.now === "recording";
    this._ends.push(
      watchPage(
        {
          leave: () => {
            this._settle();
            leavePage(this._current, this.states.now);
          },
          comeBack: () => this._comeBack(),
          hide: () => {
            this._settle();
            if (!recording()) return;
            if (this._options.pauseOnHidden) this.pause("visibility");
            else void this._current.upload.flush();
          },
          show: () => {
            if (this.states.pauseReason === "visibility") this.resume();
          },
        },
        this._report,
      ),
      watchUrl((href) => this.custom("playhead:url", { href })),
      watchLease(this._current, recording, () => this._reset()),
    );
  }

  /** Back from the back/forward cache: pages visited meanwhile have continued the recording, or begun another. */
  private _comeBack(): void {
    const { session, tab, upload } = this._current;
    if (!session || this.states.now === "stopping") return;
    if (tab.comeBack(session)) {
      if (this.states.now === "recording") this._capture.snapshot();
      return;
    }
    this._reset(false);
    this._current.upload.held = upload.held;
    void this.start();
  }

  /** What is still being gathered or measured is told. */
  private _settle(): void {
    this._capture.settle();
    this._extras.settle();
  }

  /** Back to idle at once; a start that is still unanswered gets this message instead of chunks. */
  private _abandon(farewell: Farewell): void {
    this._farewell = farewell;
    this._reset();
  }

  private _endCapture(): void {
    this._capture.stop();
    this._extras.end();
    this._current.shut(null);
  }

  /** Back to idle; the tab forgets its recording unless another page's is to be continued. */
  private _reset(forgetTab = true): void {
    this._endCapture();
    this._watches?.end();
    this._watches = null;
    this._current.forget(forgetTab);
    for (const end of this._ends.splice(0)) end();
    this.states.to("idle");
  }
}
