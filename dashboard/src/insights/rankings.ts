import type { Item } from "../api/analytics.ts";
import { clock } from "../ui/format.ts";
import type { Column } from "./CountedTable.tsx";

/** A question whose answer is a list of items, most first. */
export interface Ranking {
  /** The API's name. */
  readonly question: string;
  readonly name: string;
  /** What its items are, for an empty answer. */
  readonly nothing: string;
  readonly columns: readonly Column<Item>[];
}

const text = (item: Item, name: string): string => (typeof item[name] === "string" ? item[name] : "");
const value = (item: Item, name: string): number => (typeof item[name] === "number" ? item[name] : 0);
const column = (name: string, member: string): Column<Item> => ({ name, of: (item) => text(item, member) });
const number = (name: string, member: string, shown = (n: number) => n.toLocaleString()): Column<Item> => ({
  name,
  of: (item) => shown(value(item, member)),
  number: true,
});
const percent = (n: number): string => `${Math.round(n * 100)} %`;

const element: Column<Item> = {
  name: "Element",
  of: (item) => [text(item, "text") && `“${text(item, "text")}”`, text(item, "selector")].filter(Boolean).join("  "),
};
const page = column("Page", "page");

/** The rankings of each page, in tabs where there are several. */
export const RANKINGS: Readonly<Record<"elements" | "errors" | "pages" | "vitals", readonly Ranking[]>> = {
  elements: [
    {
      question: "rage-clicks",
      name: "Rage clicks",
      nothing: "Nobody clicked in anger.",
      columns: [
        element,
        page,
        number("Bursts", "count"),
        number("Clicks", "clicks"),
        number("Had an effect", "effects"),
      ],
    },
    {
      question: "dead-clicks",
      name: "Dead clicks",
      nothing: "Every click did something.",
      columns: [element, page, number("Clicks", "count")],
    },
    {
      question: "clicks",
      name: "All clicks",
      nothing: "Nothing was clicked.",
      columns: [element, page, number("Clicks", "count")],
    },
  ],
  errors: [
    {
      question: "errors",
      name: "Uncaught",
      nothing: "No error was thrown.",
      columns: [
        column("Message", "message"),
        page,
        number("Times", "count"),
        { name: "First seen", of: (item) => day(value(item, "firstSeen")) },
        { name: "Last seen", of: (item) => day(value(item, "lastSeen")) },
      ],
    },
    {
      question: "network-errors",
      name: "Failed requests",
      nothing: "No recorded request failed.",
      columns: [
        { name: "Request", of: (item) => `${text(item, "method")} ${text(item, "name")}` },
        { name: "Status", of: (item) => String(value(item, "status") || "none") },
        number("Times", "count"),
        number("Median", "medianDurationMs", (ms) => `${Math.round(ms)} ms`),
      ],
    },
    {
      question: "console-errors",
      name: "Console",
      nothing: "The console stayed quiet.",
      columns: [column("Message", "message"), column("Level", "level"), page, number("Times", "count")],
    },
  ],
  pages: [
    {
      question: "pages",
      name: "Pages",
      nothing: "No page was seen.",
      columns: [page, number("Views", "count"), number("Entries", "entries")],
    },
  ],
  vitals: [
    {
      question: "web-vitals",
      name: "Web vitals",
      nothing: "Nothing was measured. Only Playhead's own recorder measures vitals.",
      columns: [
        column("Vital", "name"),
        page,
        { name: "75 % are within", of: vital, number: true },
        number("Good", "good"),
        number("Could be better", "needsImprovement"),
        number("Poor", "poor"),
      ],
    },
    {
      question: "scroll-depth",
      name: "Scroll depth",
      nothing: "Nothing was measured. Only Playhead's own recorder measures how far pages are read.",
      columns: [
        page,
        number("Median", "medianDepth", percent),
        number("To a quarter", "reached25"),
        number("To the middle", "reached50"),
        number("To three quarters", "reached75"),
        number("To the end", "reached100"),
      ],
    },
  ],
};

/** A vital's 75th percentile in its unit. */
function vital(item: Item): string {
  const p75 = value(item, "p75");
  if (text(item, "name") === "CLS") return p75.toFixed(3);
  return p75 >= 10_000 ? clock(p75) : `${Math.round(p75).toLocaleString()} ms`;
}

function day(at: number): string {
  return at === 0 ? "" : new Date(at).toLocaleDateString(undefined, { day: "numeric", month: "short" });
}

/** For an overview: what tells an item from others, and how often it happened. */
export function inShort(ranking: Ranking, shown: readonly string[]): Ranking {
  return { ...ranking, columns: ranking.columns.filter(({ name }) => shown.includes(name)) };
}
