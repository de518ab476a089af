import { TAB_TOUCH_INTERVAL_MS } from "../constants";
import type { Session } from "../transport/Session";
import { claimTab } from "./claimTab";
import { isOver } from "./isOver";
import { readTab } from "./readTab";
import { TabHold } from "./TabHold";
import type { TabRecording } from "./TabRecording";
import { writeTab } from "./writeTab";

/** Keeps the tab's record of its recording, for the next page load, and answers copies of the tab. */
export class TabKeeper {
  private _tab: TabRecording | null = null;
  private _writtenAt = 0;
  private readonly _hold = new TabHold();

  constructor(private readonly _websiteId: string) {}

  get tab(): TabRecording | null {
    return this._tab;
  }

  get windows(): Record<string, number> {
    return this._tab?.windows ?? {};
  }

  /** Whether the recording may not be continued: the visitor was silent too long, or it is too old. */
  get over(): boolean {
    return !this._tab || isOver(this._tab, Date.now());
  }

  /** The recording that this page load continues, or null. */
  claim(): Promise<TabRecording | null> {
    return claimTab(this._websiteId);
  }

  /** This window records `session` now, which may continue `previous`. */
  take({ recordingUid, token, windowId }: Session, previous: TabRecording | null): void {
    const now = Date.now();
    const same = previous?.recordingUid === recordingUid ? previous : null;
    this._tab = {
      websiteId: this._websiteId,
      recordingUid,
      token,
      // A page that was left too early to keep anything still counts for how long the visitor has been here.
      startedAt: previous && (same || !previous.recordingUid) ? previous.startedAt : now,
      lastActiveAt: now,
      holder: windowId,
      windows: same?.windows ?? {},
      opened: same?.opened ?? false,
    };
    this._write(now);
    this._hold.open(recordingUid, windowId);
  }

  cut(windowId: string, seq: number): void {
    if (!this._tab) return;
    this._tab.windows[windowId] = seq;
    this._write(Date.now());
  }

  active(now: number): void {
    if (!this._tab) return;
    this._tab.lastActiveAt = now;
    if (now - this._writtenAt >= TAB_TOUCH_INTERVAL_MS) this._write(now);
  }

  /** Nothing holds the recording's events back any more, on the tab's next pages neither. */
  open(): void {
    if (!this._tab) return;
    this._tab.opened = true;
    this._write(Date.now());
  }

  /** The page is left; `dropped`: its recording is erased, and only since when the visitor is here stays known. */
  leave(dropped: boolean): void {
    if (!this._tab) return;
    this._tab.holder = null;
    this._hold.close();
    if (dropped) writeTab({ ...this._tab, recordingUid: "", token: "", windows: {} });
    else this._write(Date.now());
  }

  /** Back from the back/forward cache: whether the recording is still the tab's. */
  comeBack(session: Session): boolean {
    const tab = readTab(this._websiteId);
    if (!tab || tab.recordingUid !== session.recordingUid || isOver(tab, Date.now())) return false;
    this._tab = { ...tab, holder: session.windowId };
    this._write(Date.now());
    this._hold.open(session.recordingUid, session.windowId);
    return true;
  }

  /** Forgets the recording here; in the tab too, unless another page's is to be continued. */
  forget(inTab: boolean): void {
    this._hold.close();
    this._tab = null;
    if (inTab) writeTab(null);
  }

  private _write(now: number): void {
    this._writtenAt = now;
    writeTab(this._tab);
  }
}
