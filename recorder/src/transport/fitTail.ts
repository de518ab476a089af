import { type BufferedEvent, CUSTOM, INCREMENTAL, META } from "../buffer/BufferedEvent";
import { sizeOf } from "../buffer/sizeOf";
import { HOPELESS_RATIO } from "../constants";

export interface FittedTail {
  kept: BufferedEvent[];
  dropped: BufferedEvent[];
}

/** Pointer paths, drags and selections: they show how, not what. */
const DECORATION = new Set([1, 6, 12, 14]);
/** Mouse interactions and inputs: facts that need no DOM. */
const ESSENTIAL = new Set([2, 5]);

/**
 * Chooses what of a tail is sent when `fits` refuses all of it, in this order of sacrifice: pointer paths and
 * selections; then everything after the longest beginning that fits, except custom events, clicks, inputs and Metas,
 * which stand without the DOM; then the newest of those. Order is kept.
 */
export function fitTail(
  events: readonly BufferedEvent[],
  budget: number,
  fits: (events: readonly BufferedEvent[]) => boolean,
): FittedTail {
  const hopeful = (some: readonly BufferedEvent[]): boolean => sizeOf(some) <= budget * HOPELESS_RATIO && fits(some);
  const keep = (kept: BufferedEvent[]): FittedTail => {
    const set = new Set(kept);
    return { kept, dropped: events.filter((event) => !set.has(event)) };
  };

  if (hopeful(events)) return keep([...events]);
  const plain = events.filter((event) => event.type !== INCREMENTAL || !DECORATION.has(event.source));
  if (hopeful(plain)) return keep(plain);
  const essential = (event: BufferedEvent): boolean =>
    event.type === CUSTOM || event.type === META || (event.type === INCREMENTAL && ESSENTIAL.has(event.source));
  const withBeginning = (n: number): BufferedEvent[] => plain.filter((event, i) => i < n || essential(event));
  const beginning = longest(plain.length, (n) => hopeful(withBeginning(n)));
  if (beginning >= 0) return keep(withBeginning(beginning));
  const facts = plain.filter(essential);
  const newest = longest(facts.length, (n) => hopeful(facts.slice(facts.length - n)));
  return keep(facts.slice(facts.length - Math.max(newest, 0)));
}

/** The largest n in 0…max for which `holds` (true up to some n, false after), or −1. */
function longest(max: number, holds: (n: number) => boolean): number {
  let low = -1;
  let high = max;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
