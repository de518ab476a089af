import type { Conditions } from "./conditions.ts";

/** A stretch of time as the address names it: the last days, or two days. */
export type Period =
  | { readonly kind: "all" }
  | { readonly kind: "last"; readonly days: number }
  | { readonly kind: "between"; readonly from: number; readonly to: number };

const DAY_MS = 86_400_000;

/** What the picker offers by name. */
export const PERIODS: readonly (readonly [days: number, words: string])[] = [
  [1, "the last 24 hours"],
  [7, "the last 7 days"],
  [30, "the last 30 days"],
  [90, "the last 90 days"],
];

/** `from=-7d` counts back from now, so that a saved address stays true; otherwise epoch ms. */
export function periodOf(conditions: Conditions): Period {
  const last = /^-(\d{1,4})d$/.exec(conditions.from ?? "");
  if (last) return { kind: "last", days: Number(last[1]) };
  const from = Number(conditions.from);
  const to = Number(conditions.to);
  return conditions.from !== undefined && conditions.to !== undefined && from < to
    ? { kind: "between", from, to }
    : { kind: "all" };
}

/** The conditions, over another period. */
export function over(conditions: Conditions, period: Period): Conditions {
  const { from: _, to: __, ...rest } = conditions;
  switch (period.kind) {
    case "all":
      return rest;
    case "last":
      return { ...rest, from: `-${period.days}d` };
    case "between":
      return { ...rest, from: String(period.from), to: String(period.to) };
  }
}

export function periodWords(period: Period): string {
  switch (period.kind) {
    case "all":
      return "all time";
    case "last":
      return PERIODS.find(([days]) => days === period.days)?.[1] ?? `the last ${period.days} days`;
    case "between": {
      const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
      return `${day.format(period.from)} to ${day.format(period.to - 1)}`;
    }
  }
}

/** The conditions as the API takes them: the period in epoch ms. `now` is rounded, so that a request can be repeated. */
export function toParameters(conditions: Conditions, now: number): Record<string, string> {
  const period = periodOf(conditions);
  const { from: _, to: __, ...rest } = conditions;
  switch (period.kind) {
    case "all":
      return rest;
    case "last":
      return { ...rest, from: String(now - (now % 60_000) - period.days * DAY_MS) };
    case "between":
      return { ...rest, from: String(period.from), to: String(period.to) };
  }
}
