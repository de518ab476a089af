import { conditionsOfFilter, type Item } from "../api/analytics.ts";
import type { ApiClient } from "../api/client.ts";
import { pageHref } from "../app/route.ts";
import type { Conditions } from "../filters/conditions.ts";
import { Notice } from "../ui/Notice.tsx";
import { Failed } from "./Failed.tsx";
import type { Ranking } from "./rankings.ts";
import { useAnalysis } from "./useAnalysis.ts";
import { Watch } from "./Watch.tsx";

/** A ranking's items, each with its recordings and moments to watch. */
export function RankingTable(props: {
  client: ApiClient;
  websiteId: string;
  ranking: Ranking;
  conditions: Conditions;
  /** Items at most; absent: as many as the server usually gives. */
  limit?: number;
}) {
  const { client, websiteId, ranking, conditions, limit } = props;
  const answer = useAnalysis<{ items: readonly Item[] }>(client, ranking.question, websiteId, conditions, { limit });
  if (answer.isError) return <Failed problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <div className="counting" style={{ minHeight: 42 * ((limit ?? 8) + 1) }} aria-busy="true" />;
  if (answer.data.items.length === 0) {
    return (
      <Notice title={ranking.nothing} tone="empty">
        That is so for the time and the conditions of the sentence above.
      </Notice>
    );
  }
  return (
    <table className="facts-table">
      <thead>
        <tr>
          {ranking.columns.map(({ name, number }) => (
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
        {answer.data.items.map((item) => (
          <tr key={JSON.stringify(item.filter)} data-testid="ranked">
            {ranking.columns.map(({ name, of, number }) => (
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
