import type { RecordingDetail } from "../api/types.ts";
import { pageHref, visitorHref } from "../app/route.ts";
import { address, clock, size } from "../ui/format.ts";

/** Who it was, with what, and where they went. */
export function VisitInfo(props: { detail: RecordingDetail | null }) {
  const { detail } = props;
  if (detail === null) return <p className="hint panel-empty">Nothing is known of this visit yet.</p>;
  const facts: readonly (readonly [name: string, value: string])[] = [
    ["User", detail.userId],
    ["Browser", detail.browser],
    ["System", detail.os],
    ["Device", detail.device],
    ["Country", detail.country],
    ["Began", new Date(detail.startedAt).toLocaleString()],
    ["Length", `${clock(detail.durationMs)}, active ${clock(detail.activeMs)}`],
    ["Events", detail.eventCount.toLocaleString()],
    ["Stored", detail.storedBytes === undefined ? "" : size(detail.storedBytes)],
    ["Recorder", detail.sdk ?? ""],
    ...Object.entries(detail.metadata ?? {}).map(([name, value]) => [name, value] as const),
  ];
  return (
    <div className="visit">
      <dl>
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {detail.visitorUid ? (
        <p>
          <a href={visitorHref(detail.visitorUid, detail.websiteId)}>Everything of this visitor</a>
        </p>
      ) : null}
      {detail.sessionUid ? (
        <p>
          <a href={pageHref("recordings", detail.websiteId, { sessionUid: detail.sessionUid })}>
            All tabs of this session
          </a>
        </p>
      ) : null}
      {detail.pages.length > 0 ? (
        <>
          <h2>Pages</h2>
          <ol className="visit-pages">
            {detail.pages.map((page) => (
              <li key={page} title={page}>
                {address(page).path}
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </div>
  );
}
