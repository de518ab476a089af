import { useMemo } from "react";
import { conditionsOfFilter, type Overview } from "../api/analytics.ts";
import type { ApiClient } from "../api/client.ts";
import { pageHref } from "../app/route.ts";
import type { Conditions } from "../filters/conditions.ts";
import { Chart } from "../ui/Chart.tsx";
import { clock } from "../ui/format.ts";
import { Failed } from "./Failed.tsx";
import { InsightHead, withPeriod } from "./InsightHead.tsx";
import { RankingTable } from "./RankingTable.tsx";
import { inShort, RANKINGS } from "./rankings.ts";
import { useAnalysis } from "./useAnalysis.ts";

const WORST_SHOWN = 5;
const [RAGE] = RANKINGS.elements;
const [UNCAUGHT] = RANKINGS.errors;
const WORST = [
  RAGE && {
    page: "elements" as const,
    title: "Where people rage-click",
    all: "All elements",
    ranking: inShort(RAGE, ["Element", "Page", "Bursts"]),
  },
  UNCAUGHT && {
    page: "errors" as const,
    title: "What broke",
    all: "All errors",
    ranking: inShort(UNCAUGHT, ["Message", "Page", "Times"]),
  },
].filter((one) => one !== undefined);

/** How many came, how long they stayed, and what went wrong, over time. */
export function OverviewPage(props: { client: ApiClient; websiteId: string; conditions: Conditions }) {
  const { client, websiteId } = props;
  const conditions = withPeriod(props.conditions);
  const overview = useAnalysis<Overview>(client, "overview", websiteId, conditions);
  return (
    <div className="page">
      <InsightHead client={client} websiteId={websiteId} page="overview" title="Overview" conditions={conditions} />
      {overview.isError ? (
        <Failed problem={overview.error} onRetry={() => void overview.refetch()} />
      ) : overview.data ? (
        <>
          <Numbers overview={overview.data} websiteId={websiteId} />
          <div className="worst">
            {WORST.map(({ page, title, all, ranking }) => (
              <section key={page} aria-label={title}>
                <h2 className="chart-title">
                  {title} <a href={pageHref(page, websiteId, props.conditions)}>{all}</a>
                </h2>
                <RankingTable
                  client={client}
                  websiteId={websiteId}
                  ranking={ranking}
                  conditions={conditions}
                  limit={WORST_SHOWN}
                />
              </section>
            ))}
          </div>
        </>
      ) : (
        <div className="numbers numbers-waiting" />
      )}
    </div>
  );
}

function Numbers(props: { overview: Overview; websiteId: string }) {
  const { total, buckets } = props.overview;
  const times = useMemo(() => ({ kind: "times" as const, values: buckets.map(({ from }) => from) }), [buckets]);
  const visits = useMemo(
    () => [
      { name: "Recordings", values: buckets.map(({ recordings }) => recordings) },
      { name: "Visitors", values: buckets.map(({ visitors }) => visitors) },
    ],
    [buckets],
  );
  const troubles = useMemo(
    () => [
      { name: "Rage clicks", values: buckets.map(({ rageClicks }) => rageClicks) },
      { name: "Dead clicks", values: buckets.map(({ deadClicks }) => deadClicks) },
      { name: "Errors", values: buckets.map(({ errors }) => errors) },
    ],
    [buckets],
  );
  const all = conditionsOfFilter(total.filter);
  const href = (more: Conditions = {}) => pageHref("recordings", props.websiteId, { ...all, ...more });
  const numbers: readonly (readonly [name: string, value: string, href: string | null])[] = [
    ["Recordings", total.recordings.toLocaleString(), href()],
    ["Visitors", total.visitors.toLocaleString(), null],
    ["Median length", clock(total.medianDurationMs), href({ sort: "durationMs", order: "desc" })],
    ["90th percentile", clock(total.p90DurationMs), null],
    ["With rage clicks", `${(total.rageRate * 100).toFixed(1)} %`, href({ minRageClicks: "1" })],
    ["Errors", total.errors.toLocaleString(), href({ minErrors: "1" })],
  ];
  return (
    <>
      <dl className="numbers">
        {numbers.map(([name, value, to]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{to === null ? value : <a href={to}>{value}</a>}</dd>
          </div>
        ))}
      </dl>
      <div className="charts">
        <section>
          <h2 className="chart-title">Visits</h2>
          <Chart along={times} series={visits} height={170} />
        </section>
        <section>
          <h2 className="chart-title">What went wrong</h2>
          <Chart along={times} series={troubles} height={170} />
        </section>
      </div>
    </>
  );
}
