import { Star } from "lucide-react";
import type { RecordingSummary } from "../api/types.ts";
import { recordingHref } from "../app/route.ts";
import { address, ago, clock, counted } from "../ui/format.ts";
import { StateBadge } from "../ui/StateBadge.tsx";
import { Sparkline } from "./Sparkline.tsx";

/** One recording in a line: the whole line opens it, the star is a button of its own. */
export function RecordingRow(props: {
  recording: RecordingSummary;
  now: number;
  /** Null: stars are the team's, and we may only look. */
  onStar: ((recording: RecordingSummary) => void) | null;
  onEnter: (recording: RecordingSummary, row: Element) => void;
  onLeave: () => void;
}) {
  const { recording, now } = props;
  const { host, path } = address(recording.entryUrl);
  const live = recording.state === "live";
  const length = live ? Math.max(0, now - recording.startedAt) : recording.durationMs;
  return (
    <article
      className={recording.seen === false ? "row row-unseen" : "row"}
      data-testid="recording-row"
      data-recording-id={recording.recordingId}
      onPointerEnter={(event) => {
        if (event.pointerType === "mouse") props.onEnter(recording, event.currentTarget);
      }}
      onPointerLeave={props.onLeave}
      onFocus={(event) => {
        if (event.target.matches("a:focus-visible")) props.onEnter(recording, event.currentTarget);
      }}
      onBlur={props.onLeave}
    >
      <StarOf recording={recording} onStar={props.onStar} />
      <a className="row-link" href={recordingHref(recording.recordingId)}>
        <span className="row-who">
          <strong>
            {recording.seen === false ? (
              <i className="unseen" title="Not watched yet">
                <span className="visually-hidden">Not watched yet: </span>
              </i>
            ) : null}
            {recording.userId || <Visitor uid={recording.visitorUid} />}
          </strong>
          <small>{recording.country || host}</small>
        </span>
        <span className="row-page" title={recording.entryUrl}>
          <strong>{path || "Unknown page"}</strong>
          <small>{counted(recording.pageViews, "page")}</small>
        </span>
        {live ? <StateBadge state="live" /> : <Sparkline activity={recording.activity} />}
        <span className="row-length end" title={counted(recording.eventCount, "event")}>
          {clock(length)}
        </span>
        <Seen recording={recording} />
        <span className="row-with">
          <span>{recording.browser}</span>
          <small>{[recording.os, recording.device].filter(Boolean).join(" · ")}</small>
        </span>
        <time
          className="row-when end"
          dateTime={new Date(recording.startedAt).toISOString()}
          title={new Date(recording.startedAt).toLocaleString()}
        >
          {ago(recording.startedAt, now)}
        </time>
      </a>
    </article>
  );
}

function StarOf(props: { recording: RecordingSummary; onStar: ((recording: RecordingSummary) => void) | null }) {
  const { recording, onStar } = props;
  const look = recording.starred ? "star star-on" : "star";
  if (onStar === null) {
    return recording.starred ? (
      <span className={look} role="img" aria-label="Starred">
        <Star size={15} aria-hidden="true" />
      </span>
    ) : (
      <span />
    );
  }
  return (
    <button
      type="button"
      className={look}
      aria-pressed={recording.starred ?? false}
      aria-label={recording.starred ? "Take the star away" : "Star this recording"}
      onClick={() => onStar(recording)}
    >
      <Star size={15} aria-hidden="true" />
    </button>
  );
}

/** What went wrong first, in words short enough for a column. */
function Seen(props: { recording: RecordingSummary }) {
  const { clicks, rageClicks, deadClicks, errors } = props.recording;
  return (
    <span className="row-seen">
      {rageClicks > 0 ? <span className="tag tag-rage">{rageClicks} rage</span> : null}
      {errors > 0 ? <span className="tag tag-error">{counted(errors, "error")}</span> : null}
      {deadClicks > 0 ? <span className="tag tag-dead">{deadClicks} dead</span> : null}
      {rageClicks + errors + deadClicks === 0 ? <span>{counted(clicks, "click")}</span> : null}
    </span>
  );
}

/** The column says that it is somebody: a narrow one has room for what tells them apart. */
function Visitor(props: { uid: string }) {
  if (props.uid === "") return "Anonymous";
  return (
    <>
      <span className="visually-hidden">Visitor </span>
      {props.uid.slice(0, 8)}
    </>
  );
}
