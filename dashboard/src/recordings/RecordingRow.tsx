import type { RecordingSummary } from "../api/types.ts";
import { recordingHref } from "../app/route.ts";
import { address, ago, clock, counted } from "../ui/format.ts";
import { StateBadge } from "../ui/StateBadge.tsx";

export function RecordingRow(props: { recording: RecordingSummary; now: number }) {
  const { recording, now } = props;
  const { host, path } = address(recording.entryUrl);
  const length = recording.state === "live" ? Math.max(0, now - recording.startedAt) : recording.durationMs;
  return (
    <a
      className="row"
      href={recordingHref(recording.recordingId)}
      data-testid="recording-row"
      data-recording-id={recording.recordingId}
    >
      <StateBadge state={recording.state} />
      <span className="row-page" title={recording.entryUrl}>
        <strong>{path || "Unknown page"}</strong>
        <small>{host}</small>
      </span>
      <span className="row-who">
        <strong>{recording.userId || shortVisitor(recording.visitorUid)}</strong>
        <small>{[recording.browser, recording.os, recording.country].filter(Boolean).join(" · ")}</small>
      </span>
      <span className="row-seen">
        <span>{counted(recording.pageViews, "page")}</span>
        <span>{counted(recording.clicks, "click")}</span>
        {recording.rageClicks > 0 ? (
          <span className="mark-rage">{counted(recording.rageClicks, "rage click")}</span>
        ) : null}
        {recording.deadClicks > 0 ? <span>{counted(recording.deadClicks, "dead click")}</span> : null}
        {recording.errors > 0 ? <span className="mark-error">{counted(recording.errors, "error")}</span> : null}
      </span>
      <span className="row-length end" title={counted(recording.eventCount, "event")}>
        {clock(length)}
      </span>
      <time
        className="row-when end"
        dateTime={new Date(recording.startedAt).toISOString()}
        title={new Date(recording.startedAt).toLocaleString()}
      >
        {ago(recording.startedAt, now)}
      </time>
    </a>
  );
}

function shortVisitor(visitorUid: string): string {
  return visitorUid === "" ? "Anonymous visitor" : `Visitor ${visitorUid.slice(0, 8)}`;
}
