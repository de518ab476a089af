import type { RecordingSummary } from "../api/types.ts";
import { recordingHref } from "../app/route.ts";
import { address, clock, counted } from "../ui/format.ts";
import { endOf, momentAt, type Session } from "./sessions.ts";

/** A session's tabs above each other, each in its place in time; a tab leads to its recording. */
export function Lanes(props: {
  session: Session;
  now: number;
  /** The recording that is shown. */
  current?: string;
  /** What is shown of it, epoch ms: other tabs open at the same moment. */
  at?: number;
}) {
  const { session, now, current, at } = props;
  const length = Math.max(1, session.to - session.from);
  const place = (time: number) => Math.min(100, Math.max(0, ((time - session.from) / length) * 100));
  return (
    <ol className="lanes">
      {session.recordings.map((recording) => {
        const begins = place(recording.startedAt);
        const width = Math.max(0.6, place(endOf(recording, now)) - begins);
        const shown = recording.recordingId === current;
        const moment = at === undefined ? 0 : momentAt(recording, at, now);
        return (
          <li key={recording.recordingId}>
            <a
              href={recordingHref(recording.recordingId, moment > 0 && !shown ? moment : null)}
              className={shown ? "lane lane-shown" : "lane"}
              aria-current={shown ? "page" : undefined}
            >
              <span className="lane-page" title={recording.entryUrl}>
                {address(recording.entryUrl).path || "Unknown page"}
              </span>
              <span className="lane-track" aria-hidden="true">
                <i style={{ left: `${begins}%`, width: `${width}%` }} />
                {at === undefined ? null : <b style={{ left: `${place(at)}%` }} />}
              </span>
              <Marks recording={recording} />
              <span className="lane-length">{recording.state === "live" ? "live" : clock(recording.durationMs)}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}

function Marks(props: { recording: RecordingSummary }) {
  const { pageViews, rageClicks, deadClicks, errors } = props.recording;
  return (
    <span className="lane-marks">
      {rageClicks > 0 ? <span className="tag tag-rage">{rageClicks} rage</span> : null}
      {errors > 0 ? <span className="tag tag-error">{counted(errors, "error")}</span> : null}
      {deadClicks > 0 ? <span className="tag tag-dead">{deadClicks} dead</span> : null}
      {rageClicks + errors + deadClicks === 0 ? counted(pageViews, "page") : null}
    </span>
  );
}
