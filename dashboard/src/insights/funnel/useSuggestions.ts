import { useQuery } from "@tanstack/react-query";
import type { Item } from "../../api/analytics.ts";
import type { ApiClient } from "../../api/client.ts";
import { askSql } from "../../api/sql.ts";
import type { Conditions } from "../../filters/conditions.ts";
import { useAnalysis } from "../useAnalysis.ts";
import type { StepKind } from "./steps.ts";

export type Suggestions = Readonly<Record<StepKind, readonly string[]>>;

const MOST = 100;
const TRACKED =
  "SELECT name FROM facts WHERE kind = 'track' AND ts > now() - INTERVAL 30 DAY GROUP BY name ORDER BY count() DESC LIMIT 100";

/** What there is to make steps of, the most frequent first. Without an answer nothing is suggested, and all can be typed. */
export function useSuggestions(client: ApiClient, websiteId: string, conditions: Conditions): Suggestions {
  type Items = { readonly items: readonly Item[] };
  const pages = useAnalysis<Items>(client, "pages", websiteId, conditions, { limit: MOST });
  const clicks = useAnalysis<Items>(client, "clicks", websiteId, conditions, { limit: MOST });
  const tracked = useQuery({
    queryKey: ["tracked", websiteId],
    queryFn: () => askSql(client, websiteId, TRACKED),
    retry: false,
  });
  const texts = (items: Items | undefined, name: string) => [
    ...new Set((items?.items ?? []).map((item) => String(item[name] ?? "")).filter(Boolean)),
  ];
  return {
    page_view: texts(pages.data, "page"),
    click: texts(clicks.data, "selector"),
    track: (tracked.data?.rows ?? []).map(([name]) => String(name)).filter(Boolean),
  };
}
