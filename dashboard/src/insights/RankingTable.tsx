import { useQuery } from "@tanstack/react-query";
import { analyse, conditionsOfFilter, type Item } from "../api/analytics.ts";
import type { ApiClient } from "../api/client.ts";
import { pageHref, recordingHref } from "../app/route.ts";
import type { Conditions } from "../filters/conditions.ts";
import { toParameters } from "../filters/period.ts";
import { clock, counted } from "../ui/format.ts";
import { Notice } from "../ui/Notice.tsx";
import { Failed } from "./Failed.tsx";
import type { Ranking } from "./rankings.ts";

/** A moment is watched from a little before it. */
const LEAD_MS = 1_500;

/** A ranking's items, each with its recordings and moments to watch. */
export function RankingTable(props: {
  client: ApiClient;
  websiteId: string;
  ranking: Ranking;
  conditions: Conditions;
}) {
  const { client, websiteId, ranking, conditions } = props;
  const answer = useQuery({
    queryKey: ["ranking", ranking.question, websiteId, conditions],
    queryFn: ({ signal }) =>
      analyse<{ items: readonly Item[] }>(
        client,
        ranking.question,
        { websiteId, ...toParameters(conditions, Date.now()) },
        signal,
      ),
  });
  if (answer.isError) return <Failed problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <p className="hint">Counting…</p>;
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
              {item.examples.map(({ recordingId, atMs }) => (
                <a
                  key={`${recordingId}-${atMs}`}
                  href={recordingHref(recordingId, Math.max(0, atMs - LEAD_MS))}
                  aria-label={`Watch at ${clock(atMs)}, one of ${counted(item.recordings, "recording")}`}
                >
                  ▶ {clock(atMs)}
                </a>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
