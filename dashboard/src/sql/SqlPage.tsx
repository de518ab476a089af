import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { askSql, type SqlAnswer } from "../api/sql.ts";
import { counted } from "../ui/format.ts";
import { Notice } from "../ui/Notice.tsx";
import { Answer } from "./Answer.tsx";
import { csvOf } from "./csv.ts";
import { EXAMPLES } from "./views.ts";

const Editor = lazy(async () => ({ default: (await import("./Editor.tsx")).Editor }));
const STORED_AS = "playhead.sql";

/** Questions in SQL over the website's facts and recordings. */
export function SqlPage(props: { client: ApiClient; websiteId: string }) {
  const { client, websiteId } = props;
  const [text, setText] = useState(() => window.sessionStorage.getItem(STORED_AS) ?? EXAMPLES[0]?.[1] ?? "");
  const ask = useMutation({ mutationFn: (sql: string) => askSql(client, websiteId, sql) });
  const change = (changed: string) => {
    setText(changed);
    window.sessionStorage.setItem(STORED_AS, changed);
  };
  const run = () => ask.mutate(text);
  return (
    <div className="page page-full sql">
      <div className="page-head">
        <h1>SQL</h1>
        <span className="hint">
          The views are <code>facts</code> and <code>recordings</code>, of this website.
        </span>
      </div>
      <Suspense fallback={<div className="sql-editor" />}>
        <Editor text={text} onChange={change} onAsk={run} />
      </Suspense>
      <div className="sql-line">
        <button type="button" className="primary" onClick={run} disabled={ask.isPending || text.trim() === ""}>
          {ask.isPending ? "Running…" : "Run"}
        </button>
        <span className="hint">Ctrl + Enter</span>
        <label className="sql-examples">
          <span className="visually-hidden">Examples</span>
          <select
            value=""
            onChange={(event) => {
              const chosen = EXAMPLES.find(([name]) => name === event.target.value);
              if (chosen) change(chosen[1]);
            }}
          >
            <option value="" disabled>
              Examples
            </option>
            {EXAMPLES.map(([name]) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {ask.data ? <Read answer={ask.data} /> : null}
        {ask.data && ask.data.rows.length > 0 ? (
          <button type="button" className="tool" onClick={() => download(ask.data)}>
            CSV
          </button>
        ) : null}
      </div>
      {ask.isError ? (
        <p role="alert" className="refused sql-refused">
          {ask.error.message}
        </p>
      ) : null}
      {ask.data ? (
        <Answer answer={ask.data} />
      ) : ask.isError ? null : (
        <Notice title="Ask anything" tone="empty">
          One SELECT in ClickHouse's dialect. Choose an example, or complete names with Ctrl + Space.
        </Notice>
      )}
    </div>
  );
}

function Read(props: { answer: SqlAnswer }) {
  const { rows, statistics } = props.answer;
  return (
    <span className="hint sql-read" role="status">
      {counted(rows.length, "row")} in {Math.round(statistics.elapsedMs)} ms, {counted(statistics.rowsRead, "row")} read
    </span>
  );
}

function download(answer: SqlAnswer) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csvOf(answer)], { type: "text/csv" }));
  link.download = "answer.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
