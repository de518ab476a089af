import { lazy } from "react";
import type { ApiClient } from "../api/client.ts";
import type { Conditions } from "../filters/conditions.ts";
import { RecordingsPage } from "../recordings/RecordingsPage.tsx";
import type { Own, Page } from "./route.ts";

const SettingsPage = lazy(async () => ({ default: (await import("../settings/SettingsPage.tsx")).SettingsPage }));
const OverviewPage = lazy(async () => ({ default: (await import("../insights/OverviewPage.tsx")).OverviewPage }));
const RankingPage = lazy(async () => ({ default: (await import("../insights/RankingPage.tsx")).RankingPage }));
const HeatmapPage = lazy(async () => ({ default: (await import("../insights/heatmap/HeatmapPage.tsx")).HeatmapPage }));
const FunnelPage = lazy(async () => ({ default: (await import("../insights/funnel/FunnelPage.tsx")).FunnelPage }));
const SqlPage = lazy(async () => ({ default: (await import("../sql/SqlPage.tsx")).SqlPage }));

/** The page about a website that the address names. */
export function WebsitePage(props: {
  client: ApiClient;
  page: Page;
  websiteId: string;
  conditions: Conditions;
  own: Own;
  onUnauthorized: () => void;
}) {
  const { client, page, websiteId } = props;
  switch (page) {
    case "recordings":
      return (
        <RecordingsPage
          client={client}
          websiteId={websiteId}
          conditions={props.conditions}
          onUnauthorized={props.onUnauthorized}
        />
      );
    case "overview":
      return <OverviewPage client={client} websiteId={websiteId} conditions={props.conditions} />;
    case "elements":
    case "errors":
    case "pages":
    case "vitals":
      return (
        <RankingPage
          key={page}
          client={client}
          page={page}
          websiteId={websiteId}
          conditions={props.conditions}
          own={props.own}
        />
      );
    case "heatmap":
      return <HeatmapPage client={client} websiteId={websiteId} conditions={props.conditions} own={props.own} />;
    case "funnel":
      return <FunnelPage client={client} websiteId={websiteId} conditions={props.conditions} own={props.own} />;
    case "sql":
      return <SqlPage client={client} websiteId={websiteId} />;
    case "settings":
      return <SettingsPage client={client} websiteId={websiteId} own={props.own} />;
  }
}
