import type { RecordingDetail } from "../api/types.ts";
import { visitorHref } from "../app/route.ts";
import { counted } from "../ui/format.ts";
import { Lanes } from "./Lanes.tsx";
import type { Session } from "./sessions.ts";

/** The tabs of the visit that is watched, each at its place in time. */
export function TabStrip(props: { session: Session; detail: RecordingDetail; at: number }) {
  const { session, detail, at } = props;
  return (
    <section className="tab-strip" aria-label="Tabs of this visit">
      <p>
        {counted(session.recordings.length, "tab")} in this visit
        {detail.visitorUid ? (
          <a href={visitorHref(detail.visitorUid, detail.websiteId)}>Everything of this visitor</a>
        ) : null}
      </p>
      <Lanes session={session} now={Date.now()} current={detail.recordingId} at={detail.startedAt + at} />
    </section>
  );
}
