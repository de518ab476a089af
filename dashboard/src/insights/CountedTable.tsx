import { type Counted, conditionsOfFilter } from "../api/analytics.ts";
import { pageHref } from "../app/route.ts";
import { Watch } from "./Watch.tsx";

/** A column of what was counted: a number to compare by, or what tells an item from others. */
export interface Column<T> {
  readonly name: string;
  readonly of: (item: T) => string;
  readonly number?: boolean;
}

/** What was counted, a line each; every line leads to its recordings and to moments of them. */
export function CountedTable<T extends Counted>(props: {
  websiteId: string;
  columns: readonly Column<T>[];
  items: readonly T[];
  keyOf: (item: T) => string;
}) {
  const { websiteId, columns, items } = props;
  return (
    <table className="facts-table">
      <thead>
        <tr>
          {columns.map(({ name, number }) => (
            <th key={name} scope="col" className={number ? "end" : undefined}>
              {name}
            </th>
          ))}
          <th scope="col" className="end">
            Recordings
          </th>
          <th scope="col">Watch</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={props.keyOf(item)} data-testid="ranked">
            {columns.map(({ name, of, number }) => (
              <td key={name} className={number ? "end" : "ranked-text"} title={number ? undefined : of(item)}>
                {of(item)}
              </td>
            ))}
            <td className="end">
              <a href={pageHref("recordings", websiteId, conditionsOfFilter(item.filter))}>
                {item.recordings.toLocaleString()}
              </a>
            </td>
            <td className="watch">
              <Watch examples={item.examples} recordings={item.recordings} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
