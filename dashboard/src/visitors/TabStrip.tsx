import { useQuery } from "@tanstack/react-query";
import type { ApiClient } from "../api/client.ts";
import { readSession } from "../api/timelines.ts";
import type { RecordingDetail } from "../api/types.ts";
import { visitorHref } from "../app/route.ts";
import { counted } from "../ui/format.ts";
import { Lanes } from "./Lanes.tsx";
import { sessionsOf } from "./sessions.ts";

/** The other tabs of the visit that is watched, each at its place in time. Nothing where there was one tab. */
export function TabStrip(props: { client: ApiClient; detail: RecordingDetail; at: number }) {
  const { client, detail, at } = props;
  const { sessionUid = "", websiteId } = detail;
  const read = useQuery({
    queryKey: ["session", sessionUid, websiteId],
    queryFn: ({ signal }) => readSession(client, sessionUid, websiteId, signal),
    enabled: sessionUid !== "",
  });
  const now = Date.now();
  const [session] = sessionsOf(read.data?.recordings ?? [], now);
  if (session === undefined || session.recordings.length < 2) return null;
  return (
    <section className="tab-strip" aria-label="Tabs of this visit">
      <p>
        {counted(session.recordings.length, "tab")} in this visit
        {detail.visitorUid ? <a href={visitorHref(detail.visitorUid, websiteId)}>Everything of this visitor</a> : null}
      </p>
      <Lanes session={session} now={now} current={detail.recordingId} at={detail.startedAt + at} />
    </section>
  );
}
