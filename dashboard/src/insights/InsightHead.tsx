import type { ApiClient } from "../api/client.ts";
import { go, type Own, type Page, pageHref } from "../app/route.ts";
import type { Conditions } from "../filters/conditions.ts";
import { FilterBar } from "../filters/FilterBar.tsx";

/** An insight's title, and the sentence that says what it is about. */
export function InsightHead(props: {
  client: ApiClient;
  websiteId: string;
  page: Page;
  title: string;
  conditions: Conditions;
  /** What else the page's address has, to be kept. */
  own?: Own;
}) {
  return (
    <>
      <div className="page-head">
        <h1>{props.title}</h1>
      </div>
      <FilterBar
        client={props.client}
        websiteId={props.websiteId}
        subject="What happened in"
        conditions={props.conditions}
        onChange={(changed) => go(pageHref(props.page, props.websiteId, changed, props.own))}
      />
    </>
  );
}

/** Insights are about the last week unless the address says otherwise. */
export function withPeriod(conditions: Conditions): Conditions {
  return "from" in conditions ? conditions : { ...conditions, from: "-7d" };
}
