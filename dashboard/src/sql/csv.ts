import type { SqlAnswer } from "../api/sql.ts";

/** The answer as CSV (RFC 4180) with a head line. A text that a spreadsheet would take for a formula gets an apostrophe. */
export function csvOf(answer: SqlAnswer): string {
  const lines = [answer.columns.map(({ name }) => name), ...answer.rows];
  return lines.map((cells) => cells.map(field).join(",")).join("\r\n");
}

function field(cell: unknown): string {
  const text = shownCell(cell);
  const safe = typeof cell === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as text; nothing for NULL. */
export function shownCell(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}
