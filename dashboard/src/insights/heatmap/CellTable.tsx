import { useMemo } from "react";
import type { Cell } from "../../api/analytics.ts";
import { CountedTable } from "../CountedTable.tsx";
import { keyOf, placeOf } from "./HeatStage.tsx";

const SHOWN = 12;

/** The same as the picture, to be read: the places with the most clicks. */
export function CellTable(props: {
  websiteId: string;
  cells: readonly Cell[];
  unit: readonly [one: string, many: string];
}) {
  const [, many] = props.unit;
  const most = useMemo(() => [...props.cells].sort((a, b) => b.count - a.count).slice(0, SHOWN), [props.cells]);
  const columns = [
    { name: "Place in the window", of: placeOf },
    {
      name: `${many[0]?.toUpperCase()}${many.slice(1)}`,
      of: ({ count }: Cell) => count.toLocaleString(),
      number: true,
    },
  ];
  return (
    <section className="heat-table" aria-label="The same as a table">
      <h2 className="chart-title">The hottest places</h2>
      <CountedTable websiteId={props.websiteId} columns={columns} items={most} keyOf={keyOf} />
    </section>
  );
}
