import type { SqlAnswer } from "../api/sql.ts";
import type { ChartProps } from "../ui/Chart.tsx";

const MOST_ROWS = 2_000;

/** The answer as a chart: its first column along the axis, every column of numbers a line or bars; null where there is none. */
export function seriesOf(answer: SqlAnswer): ChartProps | null {
  const [along, ...others] = answer.columns;
  if (along === undefined || answer.rows.length < 2 || answer.rows.length > MOST_ROWS) return null;
  const numbers = others
    .map(({ name }, at) => ({ name, values: answer.rows.map((row) => numberOf(row[at + 1])) }))
    .filter(({ values }) => values.every((value) => value !== null));
  if (numbers.length === 0) return null;
  const names = answer.rows.map((row) => String(row[0] ?? ""));
  const times = /^(?:Nullable\()?Date/.test(along.type) ? names.map(timeOf) : null;
  if (times?.every((time) => Number.isFinite(time))) {
    return { along: { kind: "times", values: times }, series: numbers };
  }
  return { along: { kind: "names", values: names }, series: numbers };
}

/** ClickHouse writes 64-bit numbers as text. */
function numberOf(cell: unknown): number | null {
  const value = typeof cell === "string" && /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

/** Epoch ms of ClickHouse's `2026-11-22` and `2026-11-22 10:00:00`, which are UTC. */
function timeOf(text: string): number {
  return Date.parse(text.length > 10 ? `${text.replace(" ", "T")}Z` : `${text}T00:00:00Z`);
}
