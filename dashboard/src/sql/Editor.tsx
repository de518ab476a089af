import { SQLDialect, sql } from "@codemirror/lang-sql";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup, EditorView } from "codemirror";
import { useEffect, useRef } from "react";
import { VIEWS } from "./views.ts";

/** What ClickHouse has beyond the words of plain SQL, as far as its colours matter. */
const CLICKHOUSE = SQLDialect.define({
  keywords:
    "select from where group by order having limit offset as with distinct join left right inner full on using and or not in is null like ilike between case when then else end union all asc desc array final prewhere sample interval true false",
  builtin:
    "count countIf sum sumIf avg min max uniq uniqExact quantile quantiles median any argMax argMin toDate toStartOfHour toStartOfDay toStartOfWeek round if multiIf length lower upper now today",
  identifierQuotes: '`"',
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--head)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--warn)" },
  { tag: tags.comment, color: "var(--muted)", fontStyle: "italic" },
  { tag: tags.standard(tags.name), color: "var(--focus)" },
]);

/** An editor for a question; Ctrl-Enter (or Command-Enter) asks it. */
export function Editor(props: { text: string; onChange: (text: string) => void; onAsk: () => void }) {
  const root = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (root.current === null) return;
    const made = new EditorView({
      doc: latest.current.text,
      parent: root.current,
      extensions: [
        Prec.highest(
          keymap.of([
            {
              key: "Mod-Enter",
              run: () => {
                latest.current.onAsk();
                return true;
              },
            },
          ]),
        ),
        basicSetup,
        sql({ dialect: CLICKHOUSE, schema: VIEWS, upperCaseKeywords: true }),
        syntaxHighlighting(COLOURS),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "SQL" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString());
        }),
      ],
    });
    view.current = made;
    return () => made.destroy();
  }, []);

  // an example was chosen: the editor has another text than it was told of
  useEffect(() => {
    const shown = view.current?.state.doc.toString();
    if (view.current && shown !== props.text) {
      view.current.dispatch({ changes: { from: 0, to: shown?.length ?? 0, insert: props.text } });
    }
  }, [props.text]);

  return <div className="sql-editor" ref={root} />;
}
