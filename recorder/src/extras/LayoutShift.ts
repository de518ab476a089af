interface Shift {
  startTime: number;
  value: number;
  hadRecentInput: boolean;
}

/** Cumulative layout shift: the worst run of shifts that are at most 1 s apart, of 5 s at most. */
export class LayoutShift {
  /** The worst run's sum. */
  worst = 0;
  private _sum = 0;
  private _from = 0;
  private _last = Number.NEGATIVE_INFINITY;

  see({ startTime, value, hadRecentInput }: Shift): void {
    if (hadRecentInput) return;
    if (startTime - this._last > 1_000 || startTime - this._from > 5_000) {
      this._sum = 0;
      this._from = startTime;
    }
    this._last = startTime;
    this._sum += value;
    this.worst = Math.max(this.worst, this._sum);
  }
}
