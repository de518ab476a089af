import { CUSTOM } from "../buffer/BufferedEvent";
import { toBuffered } from "../buffer/toBuffered";
import { Capture } from "../capture/Capture";
import { isVisitorActivity } from "../capture/isVisitorActivity";
import { loadRrweb } from "../capture/loadRrweb";
import { watchErrors } from "../capture/watchErrors";
import { watchUrl } from "../capture/watchUrl";
import {
  HEARTBEAT_INTERVAL_MS,
  RETRY_DELAYS_MS,
  SESSION_SLIDE_INTERVAL_MS,
  START_RETRY_INTERVAL_MS,
  TAB_TOUCH_INTERVAL_MS,
} from "../constants";
import { objectsToTracking } from "../gates/objectsToTracking";
import { createUuid } from "../identity/createUuid";
import { ensureIdentity, type Identity } from "../identity/ensureIdentity";
import { claimTab } from "../tab/claimTab";
import { isOver } from "../tab/isOver";
import { readTab } from "../tab/readTab";
import { TabHold } from "../tab/TabHold";
import type { TabRecording } from "../tab/TabRecording";
import { writeTab } from "../tab/writeTab";
import { postMessage } from "../transport/postMessage";
import type { Session } from "../transport/Session";
import { sendLeaving } from "../transport/sendLeaving";
import { Uploader } from "../transport/Uploader";
import type {
  CustomPayloads,
  PauseReason,
  PlayheadOptions,
  Properties,
  RecordedEvent,
  RecorderState,
  StartAnswer,
} from "../types";
import { requestStart } from "./requestStart";

type Accepted = Extract<StartAnswer, { accepted: true }>;

/** One page's recorder: its states, and what happens between them. Its callers see to it that nothing throws. */
export class Recorder {
  private phase: RecorderState = "idle";
  private readonly url: string;
  private upload: Uploader;
  private capture: Capture | null = null;
  private session: Session | null = null;
  private tab: TabRecording | null = null;
  private settings: Accepted | null = null;
  private identity: Identity | null = null;
  private person: { userId: string; traits: Properties } | null = null;
  private readonly hold = new TabHold();
  private readonly endWatches: (() => void)[] = [];
  private heartbeat: ReturnType<typeof setInterval> | null = null;
  private tabWrittenAt = 0;
  private slidAt = 0;
  private farewell: "recording_stop" | "recording_cancel" = "recording_cancel";
  private pausedBy: PauseReason | null = null;
  /** Raised by start, stop and cancel: an answer to an older start is not ours any more. */
  private run = 0;

  constructor(
    private readonly options: PlayheadOptions,
    private readonly report: (error: unknown) => void,
  ) {
    this.url = `${options.apiBase ?? `${location.origin}/api`}/track`;
    this.upload = this.createUploader();
    if (options.userId) this.person = { userId: options.userId, traits: {} };
  }

  get state(): RecorderState {
    return this.phase;
  }

  get held(): boolean {
    return this.upload.held;
  }

  get pauseReason(): PauseReason | null {
    return this.phase === "paused" ? this.pausedBy : null;
  }

  get recordingUid(): string | null {
    return this.session?.recordingUid ?? null;
  }

  async start(): Promise<void> {
    if (this.phase !== "idle") return;
    this.phase = "starting";
    const run = ++this.run;
    // Before anything is awaited: half of a page's errors can fall before the server has answered.
    this.endWatches.push(watchErrors((payload) => this.custom("playhead:error", payload)));
    this.slideIdentity();
    const claimed = await claimTab(this.options.websiteId);
    const rrweb = await loadRrweb(this.options.rrwebSrc, this.report);
    const answer = await this.ask(run, claimed);
    if (run !== this.run) {
      if (answer?.accepted) void this.tell(this.farewell, this.sessionOf(answer), { lastSeq: claimed?.windows ?? {} });
      return;
    }
    if (!answer?.accepted) {
      this.report(new Error(`not recording: ${answer?.reason ?? "no answer"}`));
      this.reset();
      return;
    }
    if (answer.respectDnt && this.options.respectDnt === undefined && objectsToTracking()) {
      void this.tell("recording_cancel", this.sessionOf(answer));
      this.reset();
      return;
    }
    this.begin(answer, claimed);
    this.phase = "recording";
    this.sendPerson();
    this.capture = new Capture(rrweb, (event) => this.onEvent(event), this.report);
    this.capture.start(answer.privacy, answer.capture);
    this.watchPage();
  }

  /** Stops capturing, sends everything, and tells the server that nothing more will come. */
  async stop(): Promise<void> {
    const session = this.session;
    if (this.phase === "idle" || this.phase === "stopping") return;
    if (!session) return this.abandon("recording_stop");
    this.phase = "stopping";
    this.run++;
    this.endCapture();
    this.upload.held = false;
    await this.upload.drain();
    if (this.session !== session) return;
    const lastSeq = this.tab?.windows ?? {};
    this.reset();
    await this.tell("recording_stop", session, { lastSeq });
  }

  /** Drops what is unsent and lets the server erase the recording. */
  async cancel(): Promise<void> {
    if (this.phase === "idle") return;
    const session = this.session;
    this.abandon("recording_cancel");
    if (session) await this.tell("recording_cancel", session);
  }

  /** Stops capturing; what was captured before still goes out. */
  pause(reason: PauseReason = "user"): void {
    if (this.phase !== "recording") return;
    this.phase = "paused";
    this.pausedBy = reason;
    this.capture?.stop();
    void this.upload.flush();
  }

  /** Goes on with a full snapshot. */
  resume(): void {
    if (this.phase !== "paused" || !this.settings) return;
    this.phase = "recording";
    this.capture?.start(this.settings.privacy, this.settings.capture);
  }

  /** Goes on capturing and sends nothing of it before `release`. */
  holdBack(): void {
    if (this.phase !== "idle" && this.phase !== "stopping") this.upload.held = true;
  }

  /** Sends what was held, or drops it and begins anew with a full snapshot. */
  release(discard: boolean): void {
    if (!this.upload.held) return;
    this.upload.release(discard);
    if (discard) this.capture?.snapshot();
  }

  identify(userId: string, traits: Properties): void {
    this.person = { userId, traits };
    this.sendPerson();
  }

  custom<Tag extends keyof CustomPayloads>(tag: Tag, payload: CustomPayloads[Tag]): void {
    if (this.phase !== "starting" && this.phase !== "recording") return;
    try {
      this.upload.push(toBuffered({ type: CUSTOM, timestamp: Date.now(), data: { tag, payload } }));
    } catch (error) {
      // A cyclic property. We may be inside the page's own pushState or error handling, which must go on.
      this.report(error);
    }
  }

  /** Asks until there is an answer, or until another start, stop or cancel came between. */
  private async ask(run: number, claimed: TabRecording | null): Promise<StartAnswer | null> {
    let continued = claimed;
    for (let failures = 0; run === this.run; ) {
      const identity = this.identity ?? ensureIdentity();
      const answer = await requestStart(this.url, this.options.websiteId, identity, continued);
      if (answer.accepted === "unknown") {
        const delay = RETRY_DELAYS_MS[failures++ % (RETRY_DELAYS_MS.length + 1)] ?? START_RETRY_INTERVAL_MS;
        await new Promise((resolve) => setTimeout(resolve, Math.max(delay, answer.afterMs ?? 0)));
      } else if (!answer.accepted && continued && /^(?:unauthorized|stopped)$/.test(answer.reason)) {
        continued = null;
      } else return answer;
    }
    return null;
  }

  /** Takes an accepted start: from here on chunks are sent. */
  private begin(answer: Accepted, previous: TabRecording | null): void {
    const now = Date.now();
    const same = previous?.recordingUid === answer.recordingUid ? previous : null;
    const session = this.sessionOf(answer);
    this.settings = answer;
    this.session = session;
    this.tab = {
      websiteId: this.options.websiteId,
      recordingUid: session.recordingUid,
      token: session.token,
      startedAt: same?.startedAt ?? now,
      lastActiveAt: now,
      holder: session.windowId,
      windows: same?.windows ?? {},
    };
    this.touchTab(true);
    this.hold.open(session.recordingUid, session.windowId);
    this.upload.attach(session, answer.flush);
  }

  private sessionOf(answer: Accepted): Session {
    const { recordingUid, token } = answer;
    const current = this.session;
    const windowId = current?.recordingUid === recordingUid ? current.windowId : createUuid();
    return { websiteId: answer.websiteId ?? this.options.websiteId, recordingUid, token, windowId };
  }

  private createUploader(): Uploader {
    const uploader: Uploader = new Uploader(this.url, {
      cut: (seq) => {
        if (uploader !== this.upload || !this.tab || !this.session) return;
        this.tab.windows[this.session.windowId] = seq;
        this.touchTab(true);
      },
      renew: () => (uploader === this.upload ? this.renew() : Promise.resolve(false)),
      stopped: () => {
        if (uploader === this.upload) this.reset();
      },
      recovered: () => this.capture?.snapshot(),
    });
    return uploader;
  }

  /** 401: asks once for a new token; the server may answer with another recording. */
  private async renew(): Promise<boolean> {
    const session = this.session;
    const run = this.run;
    if (!session || !this.identity) return false;
    const answer = await requestStart(this.url, session.websiteId, this.identity, session);
    if (run !== this.run || answer.accepted !== true) return false;
    this.begin(answer, this.tab);
    if (answer.recordingUid !== session.recordingUid) {
      this.sendPerson();
      this.capture?.snapshot();
    }
    return true;
  }

  private onEvent(event: RecordedEvent): void {
    const buffered = toBuffered(event);
    if (isVisitorActivity(buffered) && this.tab && this.phase === "recording") {
      const now = Date.now();
      if (!this.held && isOver(this.tab, now)) this.rotate();
      // Rotating has taken the tab's record away; the new recording begins with activity anyway.
      if (this.tab) this.tab.lastActiveAt = now;
      this.touchTab(false);
      if (now - this.slidAt > SESSION_SLIDE_INTERVAL_MS) this.slideIdentity();
    }
    this.upload.push(buffered);
  }

  /** The visitor is back after a long silence, or a day is over: the rest of the old recording goes out, a new one begins. */
  private rotate(): void {
    const run = ++this.run;
    void this.upload.drain();
    this.session = null;
    this.tab = null;
    this.upload = this.createUploader();
    this.phase = "starting";
    writeTab(null);
    this.slideIdentity();
    this.capture?.snapshot();
    void this.ask(run, null).then((answer) => {
      if (run !== this.run) return;
      if (!answer?.accepted) return this.reset();
      const privacyChanged = this.capture?.privacy !== answer.privacy;
      if (privacyChanged) this.upload.buffer.clear();
      this.begin(answer, null);
      this.phase = "recording";
      this.sendPerson();
      if (privacyChanged) this.capture?.start(answer.privacy, answer.capture);
    });
  }

  private watchPage(): void {
    this.watch(window, "pagehide", () => this.onLeave());
    this.watch(window, "pageshow", (event) => {
      if ((event as PageTransitionEvent).persisted) this.onReturn();
    });
    this.watch(document, "visibilitychange", () => {
      const hidden = document.visibilityState === "hidden";
      if (!hidden && this.pauseReason === "visibility") this.resume();
      if (!hidden || this.phase !== "recording") return;
      if (this.options.pauseOnHidden) this.pause("visibility");
      else void this.upload.flush();
    });
    this.endWatches.push(watchUrl((href) => this.custom("playhead:url", { href })));
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_INTERVAL_MS);
  }

  private watch(target: EventTarget, name: string, listener: (event: Event) => void): void {
    const safely = (event: Event): void => {
      try {
        listener(event);
      } catch (error) {
        this.report(error);
      }
    };
    target.addEventListener(name, safely);
    this.endWatches.push(() => target.removeEventListener(name, safely));
  }

  private onLeave(): void {
    const { session, tab } = this;
    if (tab && session) {
      tab.holder = null;
      this.hold.close();
    }
    if (this.phase !== "paused") this.upload.leave(this.phase === "recording");
    if (this.phase === "stopping" && session) {
      const message = { type: "recording_stop", ...this.addressOf(session), lastSeq: tab?.windows ?? {} };
      sendLeaving(this.url, JSON.stringify(message));
      writeTab(null);
    } else this.touchTab(true);
  }

  /** Back from the back/forward cache: pages visited meanwhile have continued the recording, or begun another. */
  private onReturn(): void {
    if (!this.session || !this.tab || this.phase === "stopping") return;
    const tab = readTab(this.options.websiteId);
    if (!tab || tab.recordingUid !== this.session.recordingUid || isOver(tab, Date.now())) {
      const { held } = this.upload;
      this.reset(false);
      this.upload.held = held;
      void this.start();
      return;
    }
    this.tab = { ...tab, holder: this.session.windowId };
    this.touchTab(true);
    this.hold.open(this.session.recordingUid, this.session.windowId);
    if (this.phase === "recording") this.capture?.snapshot();
  }

  private async beat(): Promise<void> {
    const session = this.session;
    const silent = !this.tab || isOver(this.tab, Date.now());
    if (this.phase !== "recording" || !session || silent) return;
    if (Date.now() - this.upload.lastSentAt < HEARTBEAT_INTERVAL_MS) return;
    const answer = await postMessage(this.url, { type: "recording_heartbeat", ...this.addressOf(session) });
    if (this.session !== session) return;
    if (answer.kind === "ok") this.upload.watch(answer.flushIntervalMs);
    if (answer.kind === "stopped") this.reset();
    if (answer.kind === "unauthorized" && !(await this.renew()) && this.session === session) this.reset();
  }

  private sendPerson(): void {
    if (!this.person || !this.session || this.phase === "stopping") return;
    this.custom("playhead:identify", this.person);
    void this.tell("recording_identify", this.session, this.person);
  }

  private addressOf(session: Session): Record<string, unknown> {
    const { websiteId, recordingUid, token, windowId } = session;
    return { websiteId, recordingUid, token, windowId };
  }

  /** Sends a control message, trying again as chunks do. */
  private async tell(type: string, session: Session, more: Record<string, unknown> = {}): Promise<void> {
    for (const delay of [...RETRY_DELAYS_MS, null]) {
      const answer = await postMessage(this.url, { type, ...this.addressOf(session), ...more }, true);
      if (answer.kind !== "retry" || delay === null) return;
      await new Promise((resolve) => setTimeout(resolve, Math.max(delay, answer.afterMs ?? 0)));
    }
  }

  private touchTab(now: boolean): void {
    if (!this.tab || (!now && Date.now() - this.tabWrittenAt < TAB_TOUCH_INTERVAL_MS)) return;
    this.tabWrittenAt = Date.now();
    writeTab(this.tab);
  }

  private slideIdentity(): void {
    this.slidAt = Date.now();
    this.identity = ensureIdentity(this.identity ?? undefined);
  }

  /** Back to idle at once; a start that is still unanswered gets this message instead of chunks. */
  private abandon(farewell: "recording_stop" | "recording_cancel"): void {
    this.farewell = farewell;
    this.reset();
  }

  private endCapture(): void {
    this.capture?.stop();
    if (this.heartbeat !== null) clearInterval(this.heartbeat);
    this.heartbeat = null;
  }

  /** Back to idle; the tab forgets its recording unless another page's is to be continued. */
  private reset(forgetTab = true): void {
    this.run++;
    this.phase = "idle";
    this.endCapture();
    this.hold.close();
    this.upload.close();
    this.upload = this.createUploader();
    this.session = null;
    this.settings = null;
    this.capture = null;
    this.tab = null;
    if (forgetTab) writeTab(null);
    for (const end of this.endWatches.splice(0)) end();
  }
}
