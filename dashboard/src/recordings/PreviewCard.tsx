import { lazy, Suspense } from "react";
import type { ApiClient } from "../api/client.ts";
import { address, clock, counted } from "../ui/format.ts";
import type { Previewed } from "./usePreview.ts";

const FirstPicture = lazy(() => import("../player/FirstPicture.tsx"));

const WIDTH_PX = 360;
const HEIGHT_PX = 320;
const MARGIN_PX = 10;

/** A recording at a glance: its first picture and the figures that a row has no room for. It takes no pointer, so nothing hides behind it. */
export function PreviewCard(props: { client: ApiClient; previewed: Previewed }) {
  const { recording, row } = props.previewed;
  const below = row.bottom + HEIGHT_PX + MARGIN_PX < window.innerHeight;
  const top = below ? row.bottom + MARGIN_PX / 2 : Math.max(MARGIN_PX, row.top - HEIGHT_PX - MARGIN_PX / 2);
  const left = Math.max(MARGIN_PX, Math.min(row.right - WIDTH_PX - 110, window.innerWidth - WIDTH_PX - MARGIN_PX));
  const { host, path } = address(recording.entryUrl);
  const exit = address(recording.exitUrl).path;
  const figures = [
    recording.state === "live" ? "live now" : `${clock(recording.durationMs)}, active ${clock(recording.activeMs)}`,
    counted(recording.pageViews, "page"),
    counted(recording.clicks, "click"),
    recording.rageClicks > 0 ? counted(recording.rageClicks, "rage click") : "",
    recording.deadClicks > 0 ? counted(recording.deadClicks, "dead click") : "",
    recording.errors > 0 ? counted(recording.errors, "error") : "",
  ];
  const empty = recording.externalId?.startsWith("seed:") ?? false;
  return (
    // what it says stands in the row and on the recording's page as well
    <div className="preview" style={{ top, left, width: WIDTH_PX, height: HEIGHT_PX }} aria-hidden="true">
      <div className="preview-picture" data-testid="preview">
        {empty ? (
          <p className="hint">Made up: there is nothing to see.</p>
        ) : (
          <Suspense fallback={<p className="hint">Loading…</p>}>
            <FirstPicture
              key={recording.recordingId}
              client={props.client}
              recordingId={recording.recordingId}
              live={recording.state === "live"}
            />
          </Suspense>
        )}
      </div>
      <p className="preview-page">
        <strong>{path || "Unknown page"}</strong>
        {exit !== "" && exit !== path ? <span> → {exit}</span> : null}
      </p>
      <p>{figures.filter(Boolean).join(" · ")}</p>
      <p>{[host, recording.browser, recording.os, recording.device, recording.country].filter(Boolean).join(" · ")}</p>
    </div>
  );
}
