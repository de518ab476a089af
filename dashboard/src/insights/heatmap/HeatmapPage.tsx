import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Cell, Item, ViewportClass } from "../../api/analytics.ts";
import type { ApiClient } from "../../api/client.ts";
import { go, type Own, pageHref } from "../../app/route.ts";
import type { Conditions } from "../../filters/conditions.ts";
import { counted } from "../../ui/format.ts";
import { Segments } from "../../ui/Segments.tsx";
import { Failed } from "../Failed.tsx";
import { InsightHead, withPeriod } from "../InsightHead.tsx";
import { NothingCounted } from "../NothingCounted.tsx";
import { useAnalysis } from "../useAnalysis.ts";
import { CellTable } from "./CellTable.tsx";
import { HeatStage } from "./HeatStage.tsx";
import { RAMP_CSS } from "./heat.ts";
import { newestOf, pictureOf } from "./picture.ts";

const GRID = 40;
const MOST_CELLS = 1_000;
const MOST_PAGES = 200;

const KINDS = [
  { value: "click", name: "Clicks", unit: ["click", "clicks"] },
  { value: "rage_click", name: "Rage clicks", unit: ["rage click", "rage clicks"] },
  { value: "dead_click", name: "Dead clicks", unit: ["dead click", "dead clicks"] },
] as const;
const VIEWPORTS = [
  { value: "desktop", name: "Desktop", size: { width: 1280, height: 800 } },
  { value: "tablet", name: "Tablet", size: { width: 834, height: 1112 } },
  { value: "mobile", name: "Phone", size: { width: 390, height: 844 } },
] as const;

type Items<T> = { readonly items: readonly T[] };

/** Where people click on a page, over the page as one of them saw it. */
export function HeatmapPage(props: { client: ApiClient; websiteId: string; conditions: Conditions; own: Own }) {
  const { client, websiteId, own } = props;
  const conditions = withPeriod(props.conditions);
  const pages = useAnalysis<Items<Item>>(client, "pages", websiteId, conditions, { limit: MOST_PAGES });
  const listed = pages.data?.items ?? [];
  const page = own.page?.[0] ?? String(listed[0]?.page ?? "");
  const kind = KINDS.find(({ value }) => value === own.kind?.[0]) ?? KINDS[0];

  // a single cell for each class of viewport tells which there are
  const classes = useAnalysis<Items<Cell>>(
    client,
    "heatmap",
    websiteId,
    conditions,
    { page, kind: kind.value, columns: 1, rows: 1 },
    page !== "",
  );
  const counts = new Map((classes.data?.items ?? []).map((cell) => [cell.viewport, cell.count]));
  const viewport =
    VIEWPORTS.find(({ value }) => value === own.viewport?.[0]) ??
    VIEWPORTS.find(({ value }) => value === classes.data?.items[0]?.viewport) ??
    VIEWPORTS[0];
  const some = (counts.get(viewport.value) ?? 0) > 0;
  const cells = useAnalysis<Items<Cell>>(
    client,
    "heatmap",
    websiteId,
    conditions,
    { page, kind: kind.value, viewport: viewport.value, columns: GRID, rows: GRID, limit: MOST_CELLS },
    some,
  );
  const show = (changed: Own) => go(pageHref("heatmap", websiteId, props.conditions, { ...own, ...changed }));
  const failed = [pages, classes, cells].find(({ isError }) => isError);
  const known = listed.some((item) => item.page === page);

  return (
    <div className="page">
      <InsightHead
        client={client}
        websiteId={websiteId}
        page="heatmap"
        title="Heatmap"
        conditions={conditions}
        own={own}
      />
      <div className="heat-choices">
        <label className="heat-page-choice">
          <span>Page</span>
          <select
            value={page}
            disabled={page === ""}
            onChange={(event) => show({ page: [event.target.value], viewport: [] })}
          >
            {known || page === "" ? null : <option value={page}>{page}</option>}
            {listed.map((item) => (
              <option key={String(item.page)} value={String(item.page)}>
                {String(item.page)} · {counted(Number(item.count), "view")}
              </option>
            ))}
          </select>
        </label>
        <Segments
          label="What is counted"
          choices={KINDS}
          chosen={kind.value}
          onChoose={(value) => show({ kind: [value] })}
        />
        <Segments
          label="Size of the window"
          choices={VIEWPORTS.map(({ value, name }) => ({
            value,
            name,
            note: (counts.get(value) ?? 0).toLocaleString(),
            off: !counts.has(value),
          }))}
          chosen={viewport.value}
          onChoose={(value: ViewportClass) => show({ viewport: [value] })}
        />
      </div>
      {failed?.error ? (
        <Failed problem={failed.error} onRetry={() => void failed.refetch()} />
      ) : pages.data && listed.length === 0 ? (
        <NothingCounted title="No page was seen" />
      ) : classes.data && !some ? (
        <NothingCounted title={`No ${kind.unit[1]} on this page`} />
      ) : cells.data ? (
        <Picture
          key={`${page} ${viewport.value}`}
          client={client}
          websiteId={websiteId}
          cells={cells.data.items}
          unit={kind.unit}
          size={viewport.size}
        />
      ) : (
        <Waiting />
      )}
    </div>
  );
}

function Picture(props: {
  client: ApiClient;
  websiteId: string;
  cells: readonly Cell[];
  unit: readonly [one: string, many: string];
  size: { readonly width: number; readonly height: number };
}) {
  const { client, websiteId, cells, unit, size } = props;
  const examples = useMemo(() => newestOf(cells.flatMap((cell) => cell.examples)), [cells]);
  const picture = useQuery({
    queryKey: ["picture", examples],
    queryFn: ({ signal }) => pictureOf(client, examples, signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  // the page has a size of its own, which would move what stands below it
  if (picture.isPending) return <Waiting />;
  const most = Math.max(1, ...cells.map(({ count }) => count));
  return (
    <div className="heat">
      <HeatStage
        websiteId={websiteId}
        cells={cells}
        unit={unit}
        grid={GRID}
        picture={picture.data ?? null}
        size={size}
      />
      <p className="heat-legend">
        <span>1</span>
        <i style={{ background: RAMP_CSS }} aria-hidden="true" />
        <span>{counted(most, ...unit)} in one place</span>
        <span className="heat-source" role="status">
          {picture.data
            ? "The page as its newest visitor saw it. A place leads to its recordings."
            : "No recording of this page can be shown beneath. A place leads to its recordings."}
        </span>
      </p>
      <CellTable websiteId={websiteId} cells={cells} unit={unit} />
    </div>
  );
}

function Waiting() {
  return (
    <div className="heat-stage heat-waiting" style={{ aspectRatio: "1280 / 800" }} aria-busy="true">
      <p className="hint" role="status">
        Fetching the page…
      </p>
    </div>
  );
}
