import type { ApiClient } from "./client.ts";

/** A cell is whatever JSON the column's type gives. */
export type Cell = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>;

export interface SqlAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly statistics: {
    readonly rows: number;
    readonly elapsedMs: number;
    readonly rowsRead: number;
    readonly bytesRead: number;
  };
}

/** Asks in SQL. Rejects with an ApiProblem whose message says what is wrong with the question. */
export function askSql(client: ApiClient, websiteId: string, sql: string): Promise<SqlAnswer> {
  return client.change("POST", "/api/v1/analytics/sql", { sql, websiteId });
}
