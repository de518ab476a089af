import { createUuid } from "../identity/createUuid";
import { Visitor } from "../identity/Visitor";
import { recordingUrl } from "../options/recordingUrl";
import { TabKeeper } from "../tab/TabKeeper";
import type { TabRecording } from "../tab/TabRecording";
import type { Session } from "../transport/Session";
import { tell } from "../transport/tell";
import { Uploader } from "../transport/Uploader";
import { Gate } from "../triggers/Gate";
import type { GateSettings } from "../triggers/gateSettings";
import type { PlayheadOptions, Properties, StartAnswer } from "../types";
import { askStart } from "./askStart";
import { Person } from "./Person";
import { requestStart } from "./requestStart";

export type Accepted = Extract<StartAnswer, { accepted: true }>;

/** What a recording needs of its recorder. */
export interface RecordingHost {
  /** Takes a full snapshot. */
  snapshot(): void;
  /** Another recording takes this one's place, at another privacy level. */
  startAnew(answer: Accepted): void;
  /** Says in the recording who the visitor is. */
  sayPerson(): void;
  /** The server takes nothing more: back to idle. */
  end(): void;
  /** What the page may ask for has changed. */
  changed(): void;
}

/** The recording that this page adds to: its session at the server, what waits to be sent, its place in the tab. */
export class CurrentRecording {
  readonly tab: TabKeeper;
  readonly visitor = new Visitor();
  readonly person: Person;
  upload: Uploader;
  session: Session | null = null;
  settings: Accepted | null = null;
  /** Sees every event before it is buffered; null: nothing holds them back. */
  gate: Gate | null = null;
  private _gateSettings: GateSettings | null = null;
  /** Raised whenever an answer to an older start is not ours any more. */
  run = 0;

  constructor(
    private readonly _options: PlayheadOptions,
    readonly url: string,
    private readonly _host: RecordingHost,
  ) {
    this.tab = new TabKeeper(_options.websiteId);
    this.person = new Person(url, _options.userId);
    this.upload = this._createUploader();
  }

  /** The recording, if the server may be told something now. */
  get listener(): Session | null {
    return this.upload.gated ? null : this.session;
  }

  /** The dashboard's page of the recording, at this moment of it if wanted. */
  page(atThisMoment: boolean): string | null {
    const { tab } = this.tab;
    return tab && recordingUrl(this._options, tab, atThisMoment);
  }

  /** Takes an accepted start: from here on chunks are sent. */
  begin(answer: Accepted, previous: TabRecording | null): void {
    const session = this.sessionOf(answer);
    this.settings = answer;
    this.session = session;
    this.tab.take(session, previous);
    if (!this.upload.gated) this.tab.open();
    this.upload.attach(session, answer.flush);
    this._host.changed();
  }

  sessionOf({ websiteId, recordingUid, token }: Accepted): Session {
    const current = this.session;
    const windowId = current?.recordingUid === recordingUid ? current.windowId : createUuid();
    return { websiteId: websiteId ?? this._options.websiteId, recordingUid, token, windowId };
  }

  /** 401: asks once for a new token; the server may answer with another recording. */
  async renew(): Promise<boolean> {
    const { session, run } = this;
    if (!session) return false;
    const answer = await requestStart(this.url, session.websiteId, this.visitor.identity, session);
    if (run !== this.run || answer.accepted !== true) return false;
    this.begin(answer, this.tab.tab);
    if (answer.recordingUid !== session.recordingUid) {
      this.introduce();
      this._host.snapshot();
    }
    return true;
  }

  /** The visitor did something: slides on what ends by silence, and begins another recording where it has ended. */
  active(now: number): void {
    if (!this.session) return;
    if (!this.upload.held && this.tab.over) this._rotate();
    this.tab.active(now);
    this.visitor.active(now);
  }

  /** Nothing is sent before what these name has come about; null: nothing holds it back, and no gate opens any more. */
  shut(settings: GateSettings | null): void {
    this.gate?.end();
    this.gate = null;
    this._gateSettings = settings;
    if (settings) this.upload.gated = true;
  }

  /** From here on the gate may open. */
  watchGate(): void {
    if (!this._gateSettings) return;
    this.gate = new Gate(this._gateSettings, this.tab.tab?.startedAt ?? 0, {
      snapshot: () => this._host.snapshot(),
      buffer: () => this.upload.buffer,
      open: () => this._open(),
    });
  }

  /** What waited goes out. */
  private _open(): void {
    this.upload.gated = false;
    // Before the server has answered there is nobody to be told; `begin` is followed by an introduction.
    if (!this.session) return;
    this.tab.open();
    this.introduce();
    void this.upload.flush();
  }

  /** Tells the recording who the visitor is, and what the page says of it. */
  introduce(): void {
    const { listener } = this;
    if (!listener) return;
    this.person.introduce(listener);
    this._host.sayPerson();
  }

  tell(type: string, session: Session, more?: Properties | Record<string, unknown>): Promise<void> {
    return tell(this.url, type, session, more);
  }

  /** Drops what is unsent; the tab forgets the recording too, unless another page's is to be continued. */
  forget(inTab: boolean): void {
    this.run++;
    this.upload.close();
    this.upload = this._createUploader();
    this.tab.forget(inTab);
    this.session = this.settings = null;
  }

  private _createUploader(): Uploader {
    const mine = (): boolean => uploader === this.upload;
    const uploader: Uploader = new Uploader(this.url, {
      cut: (seq) => {
        if (mine() && this.session) this.tab.cut(this.session.windowId, seq);
      },
      renew: () => (mine() ? this.renew() : Promise.resolve(false)),
      stopped: () => {
        if (mine()) this._host.end();
      },
      recovered: () => this._host.snapshot(),
    });
    return uploader;
  }

  /** The visitor is back after a long silence, or a day is over: the rest of the old recording goes out, a new one begins. */
  private _rotate(): void {
    const run = ++this.run;
    const old = this.upload;
    if (old.gated && this.session) void this.tell("recording_cancel", this.session);
    else void old.drain();
    this.upload = this._createUploader();
    this.upload.gated = old.gated;
    this.session = null;
    this.tab.forget(true);
    this.visitor.slide();
    this._host.snapshot();
    const { websiteId } = this._options;
    void askStart(this.url, websiteId, this.visitor.identity, null, () => run === this.run).then((answer) => {
      if (run !== this.run) return;
      if (!answer?.accepted) return this._host.end();
      const anew = this.settings?.privacy !== answer.privacy;
      if (anew) this.upload.buffer.clear();
      this.begin(answer, null);
      this.introduce();
      if (anew) this._host.startAnew(answer);
    });
  }
}
