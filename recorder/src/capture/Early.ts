import { MAX_EARLY } from "../constants";

/** What the page did before anybody may have it: the first items wait until it is opened, then each passes at once. */
export class Early<T> {
  private _kept: T[] = [];
  private _sink: ((item: T) => void) | null = null;

  push(item: T): void {
    if (this._sink) this._sink(item);
    else if (this._kept.length < MAX_EARLY) this._kept.push(item);
  }

  /** From now on items go to `sink`, those that wait first. */
  open(sink: (item: T) => void): void {
    this._sink = sink;
    for (const item of this._kept.splice(0)) sink(item);
  }
}
