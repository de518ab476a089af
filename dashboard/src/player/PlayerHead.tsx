import type { ReactNode } from "react";
import type { RecordingDetail } from "../api/types.ts";
import { listHref } from "../app/route.ts";
import { address, counted } from "../ui/format.ts";
import { StateBadge } from "../ui/StateBadge.tsx";

export function PlayerHead(props: {
  detail: RecordingDetail | null;
  recordingId: string;
  live: boolean;
  /** Somebody who sees this recording only: nothing leads away from it. */
  guest: boolean;
  /** What can be done with it. */
  children: ReactNode;
}) {
  const { detail, recordingId } = props;
  const { host, path } = address(detail?.entryUrl ?? "");
  return (
    <div className="player-head">
      {props.guest ? null : (
        <a className="back" href={listHref(detail?.websiteId ?? null)} aria-label="Back to the recordings">
          ←
        </a>
      )}
      <div className="player-title">
        <h1>{path || `Recording ${recordingId.slice(0, 8)}`}</h1>
        <p>
          {[
            host,
            detail ? new Date(detail.startedAt).toLocaleString() : null,
            detail?.userId || null,
            detail?.browser || null,
            detail ? counted(detail.pageViews, "page") : null,
            detail && detail.rageClicks > 0 ? counted(detail.rageClicks, "rage click") : null,
            detail && detail.deadClicks > 0 ? counted(detail.deadClicks, "dead click") : null,
            detail && detail.errors > 0 ? counted(detail.errors, "error") : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {detail && !props.live ? <StateBadge state={detail.state} /> : null}
      {props.children}
    </div>
  );
}
