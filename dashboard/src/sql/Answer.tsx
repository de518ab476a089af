import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { SqlAnswer } from "../api/sql.ts";
import { recordingHref } from "../app/route.ts";
import { Chart } from "../ui/Chart.tsx";
import { shownCell } from "./csv.ts";
import { seriesOf } from "./series.ts";

const ROW_PX = 34;

/** What was answered: as a table, and as a chart where a column goes along with numbers. */
export function Answer(props: { answer: SqlAnswer }) {
  const { answer } = props;
  const series = seriesOf(answer);
  if (series === null) return <AnswerTable answer={answer} />;
  return (
    <Tabs className="answer">
      <TabList className="tabs" aria-label="Show as">
        <Tab id="table" className="tab">
          Table
        </Tab>
        <Tab id="chart" className="tab">
          Chart
        </Tab>
      </TabList>
      <TabPanel id="table" className="tab-panel">
        <AnswerTable answer={answer} />
      </TabPanel>
      <TabPanel id="chart" className="tab-panel answer-chart">
        <Chart {...series} />
      </TabPanel>
    </Tabs>
  );
}

function AnswerTable(props: { answer: SqlAnswer }) {
  const { columns, rows } = props.answer;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
  });
  const items = shown.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = shown.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with a keyboard
    <section className="answer-table" ref={scroller} tabIndex={0} aria-label="Rows">
      <table>
        <thead>
          <tr>
            {columns.map(({ name, type }) => (
              <th key={name} scope="col" title={type} className={isNumber(type) ? "end" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <tr style={{ height: before }} /> : null}
          {items.map((item) => (
            <tr key={item.key} style={{ height: ROW_PX }}>
              {columns.map(({ name, type }, at) => (
                <td key={name} className={isNumber(type) ? "end" : undefined}>
                  <Value name={name} value={rows[item.index]?.[at]} />
                </td>
              ))}
            </tr>
          ))}
          {after > 0 ? <tr style={{ height: after }} /> : null}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="hint panel-empty">No rows.</p> : null}
    </section>
  );
}

function Value(props: { name: string; value: unknown }) {
  const text = shownCell(props.value);
  if (props.name === "recording_id" && /^[0-9a-f-]{36}$/i.test(text)) {
    return <a href={recordingHref(text)}>{text.slice(0, 8)}</a>;
  }
  return <span title={text}>{props.value === null ? <em>null</em> : text}</span>;
}

function isNumber(type: string): boolean {
  return /^(?:Nullable\()?(?:U?Int|Float|Decimal)/.test(type);
}
