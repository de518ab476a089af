import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { ApiClient } from "../api/client.ts";
import { go, type Own, pageHref } from "../app/route.ts";
import type { Conditions } from "../filters/conditions.ts";
import { InsightHead, withPeriod } from "./InsightHead.tsx";
import { RankingTable } from "./RankingTable.tsx";
import { RANKINGS, type Ranking } from "./rankings.ts";

const TITLES: Readonly<Record<keyof typeof RANKINGS, string>> = {
  elements: "Elements",
  errors: "Errors",
  pages: "Pages",
  vitals: "Vitals",
};

/** What happened most, of one kind: each line leads to its recordings and to moments of them. */
export function RankingPage(props: {
  client: ApiClient;
  page: keyof typeof RANKINGS;
  websiteId: string;
  conditions: Conditions;
  own: Own;
}) {
  const { client, page, websiteId, own } = props;
  const conditions = withPeriod(props.conditions);
  const rankings = RANKINGS[page];
  const named = own.tab?.[0];
  const shown = (rankings.find(({ question }) => question === named) ?? rankings[0])?.question ?? "";
  const show = (question: string) => go(pageHref(page, websiteId, props.conditions, { tab: [question] }));
  const table = (ranking: Ranking) => (
    <RankingTable
      key={ranking.question}
      client={client}
      websiteId={websiteId}
      ranking={ranking}
      conditions={conditions}
    />
  );
  return (
    <div className="page">
      <InsightHead
        client={client}
        websiteId={websiteId}
        page={page}
        title={TITLES[page]}
        conditions={conditions}
        own={own}
      />
      {rankings.length === 1 ? (
        rankings.map(table)
      ) : (
        <Tabs selectedKey={shown} onSelectionChange={(key) => show(String(key))}>
          <TabList className="tabs settings-tabs" aria-label={TITLES[page]}>
            {rankings.map(({ question, name }) => (
              <Tab key={question} id={question} className="tab">
                {name}
              </Tab>
            ))}
          </TabList>
          {rankings.map((ranking) => (
            <TabPanel key={ranking.question} id={ranking.question} className="ranking">
              {table(ranking)}
            </TabPanel>
          ))}
        </Tabs>
      )}
    </div>
  );
}
