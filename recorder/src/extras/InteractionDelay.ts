interface Interaction {
  interactionId?: number;
  duration: number;
  entryType: string;
}

/** The 50 interactions of which one longest is left out: a single hiccup shall not stand for a long visit. */
const INTERACTIONS_PER_OUTLIER = 50;
const LONGEST_KEPT = 10;

/** Interaction to next paint: the longest delay of the page's interactions, but one in fifty. */
export class InteractionDelay {
  private _longest = new Map<number, number>();
  private _count = 0;

  see({ interactionId = 0, duration, entryType }: Interaction): void {
    // The first input counts where `event` entries don't reach it: it may be shorter than they are.
    const id = interactionId || (entryType === "first-input" ? -1 : 0);
    if (!id) return;
    const before = this._longest.get(id);
    if (before === undefined) this._count++;
    this._longest.set(id, Math.max(before ?? 0, duration));
    this._longest = new Map([...this._longest].sort((a, b) => b[1] - a[1]).slice(0, LONGEST_KEPT));
  }

  /** ms; −1 before any interaction. */
  get value(): number {
    const sorted = [...this._longest.values()];
    // `event` entries leave short interactions out, so where the browser counts them all, that number stands.
    const all = (performance as { interactionCount?: number }).interactionCount ?? this._count;
    return sorted[Math.min(sorted.length - 1, Math.floor(all / INTERACTIONS_PER_OUTLIER))] ?? -1;
  }
}
