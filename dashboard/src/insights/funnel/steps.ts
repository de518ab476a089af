import type { Own } from "../../app/route.ts";

export type StepKind = "page_view" | "click" | "track";

/** A step of a funnel as it is edited; what is empty isn't asked for. */
export interface FunnelStep {
  readonly kind: StepKind;
  readonly what: string;
}

/** As people say it, and what its text is. */
export const STEP_KINDS: readonly (readonly [kind: StepKind, words: string, hint: string])[] = [
  ["page_view", "saw the page", "/cart or /product/:id"],
  ["click", "clicked", "#buy or the text of a button"],
  ["track", "did", "The name of a tracked event"],
];

/** The server takes no more. */
export const MOST_STEPS = 10;
export const LEAST_STEPS = 2;

export const WINDOWS: readonly (readonly [ms: number, words: string])[] = [
  [600_000, "10 minutes"],
  [1_800_000, "half an hour"],
  [3_600_000, "an hour"],
  [21_600_000, "6 hours"],
  [86_400_000, "a day"],
];
const USUAL_WINDOW_MS = 3_600_000;

/** Steps as the address has them, `click:#buy`. */
export function stepsOf(own: Own): readonly FunnelStep[] {
  return (own.step ?? []).slice(0, MOST_STEPS).map((text) => {
    const at = text.indexOf(":");
    const kind = STEP_KINDS.find(([known]) => known === (at < 0 ? text : text.slice(0, at)))?.[0];
    return kind === undefined ? { kind: "click", what: text } : { kind, what: at < 0 ? "" : text.slice(at + 1) };
  });
}

export function textOf(step: FunnelStep): string {
  return `${step.kind}:${step.what.trim()}`;
}

export function windowOf(own: Own): number {
  const wanted = Number(own.window?.[0]);
  return WINDOWS.find(([ms]) => ms === wanted)?.[0] ?? USUAL_WINDOW_MS;
}

/** What is asked for: the steps that say something, where there are enough of them. */
export function askable(steps: readonly FunnelStep[]): readonly string[] | null {
  const said = steps.filter(({ what }) => what.trim() !== "").map(textOf);
  return said.length < LEAST_STEPS ? null : said;
}

/** The steps with one of them in another place; places outside are the first and the last. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.filter((_, at) => at !== from);
  const one = list[from];
  const place = Math.min(rest.length, Math.max(0, to));
  return one === undefined ? list : [...rest.slice(0, place), one, ...rest.slice(place)];
}

/** A step as part of a sentence. */
export function stepWords(text: string): string {
  const { kind, what } = stepsOf({ step: [text] })[0] ?? { kind: "click", what: "" };
  return `${STEP_KINDS.find(([known]) => known === kind)?.[1] ?? kind} ${what}`;
}
