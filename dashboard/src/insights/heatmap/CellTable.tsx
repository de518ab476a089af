import { type Cell, conditionsOfFilter } from "../../api/analytics.ts";
import { pageHref } from "../../app/route.ts";
import { Watch } from "../Watch.tsx";
import { keyOf, placeOf } from "./HeatStage.tsx";

const SHOWN = 12;

/** The same as the picture, to be read: the places with the most clicks. */
export function CellTable(props: {
  websiteId: string;
  cells: readonly Cell[];
  unit: readonly [one: string, many: string];
}) {
  const [, many] = props.unit;
  const most = [...props.cells].sort((a, b) => b.count - a.count).slice(0, SHOWN);
  return (
    <section className="heat-table" aria-label="The same as a table">
      <h2 className="chart-title">The hottest places</h2>
      <table className="facts-table">
        <thead>
          <tr>
            <th scope="col">Place in the window</th>
            <th scope="col" className="end">
              {many[0]?.toUpperCase()}
              {many.slice(1)}
            </th>
            <th scope="col" className="end">
              Recordings
            </th>
            <th scope="col">Watch</th>
          </tr>
        </thead>
        <tbody>
          {most.map((cell) => (
            <tr key={keyOf(cell)}>
              <td>{placeOf(cell)}</td>
              <td className="end">{cell.count.toLocaleString()}</td>
              <td className="end">
                <a href={pageHref("recordings", props.websiteId, conditionsOfFilter(cell.filter))}>
                  {cell.recordings.toLocaleString()}
                </a>
              </td>
              <td className="watch">
                <Watch examples={cell.examples} recordings={cell.recordings} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
