import type { Item } from "../api/analytics.ts";
import type { ApiClient } from "../api/client.ts";
import type { Conditions } from "../filters/conditions.ts";
import { CountedTable } from "./CountedTable.tsx";
import { Failed } from "./Failed.tsx";
import { NothingCounted } from "./NothingCounted.tsx";
import type { Ranking } from "./rankings.ts";
import { useAnalysis } from "./useAnalysis.ts";

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
  const { items } = answer.data;
  if (items.length === 0) return <NothingCounted title={ranking.nothing} />;
  return (
    <CountedTable
      websiteId={websiteId}
      columns={ranking.columns}
      items={items}
      keyOf={(item) => JSON.stringify(item.filter)}
    />
  );
}
