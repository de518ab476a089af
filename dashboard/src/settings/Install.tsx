import { useQuery } from "@tanstack/react-query";
import { recordingHref } from "../app/route.ts";
import { ago } from "../ui/format.ts";
import { IntakeReport } from "./IntakeReport.tsx";
import type { SettingsPart } from "./SettingsPage.tsx";
import { Snippet } from "./Snippet.tsx";

const LOOK_AGAIN_MS = 2_000;

/** The script tag, and whether it works. */
export function Install({ client, website }: SettingsPart) {
  const { websiteId } = website;
  const newest = useQuery({
    queryKey: ["newest", websiteId],
    queryFn: ({ signal }) => client.recordings({ websiteId, limit: 1 }, signal),
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: 0,
  });
  const [last] = newest.data?.recordings ?? [];
  return (
    <>
      <section>
        <h2>Put this into your pages' head</h2>
        <Snippet websiteId={websiteId} />
        <p className="hint">
          Visitors on localhost and automated browsers are not recorded, unless the tag has{" "}
          <code>data-allow-localhost</code> or <code>data-allow-bots</code>.
        </p>
      </section>
      <section className="check" role="status" data-testid="install-check">
        {!website.enabled ? (
          <p>
            <span className="badge badge-waiting">Off</span> Recording is switched off: pages are told so, and send
            nothing.
          </p>
        ) : last ? (
          <p>
            <span className="badge badge-ready">It works</span> The newest recording began{" "}
            {ago(last.startedAt, Date.now())}. <a href={recordingHref(last.recordingId)}>Watch it</a>
          </p>
        ) : newest.isError ? (
          <p>
            <span className="badge badge-waiting">Can't look</span> {newest.error.message}
          </p>
        ) : newest.isPending ? (
          <p>
            <span className="badge">Looking</span> Has a recording arrived?
          </p>
        ) : (
          <p>
            <span className="badge badge-live">Waiting</span> Open a page with the tag: its recording shows up here
            within seconds.
          </p>
        )}
      </section>
      {last || newest.isPending || !website.enabled ? null : (
        <section>
          <h2>Nothing arrives?</h2>
          <ul className="bullets">
            <li>
              In the page's developer tools, Network shows a request to <code>/api/track</code>; its answer has{" "}
              <code>accepted</code> and, if not, the <code>reason</code>.
            </li>
            <li>
              {website.allowedOrigins.length === 0
                ? "Any origin may write."
                : `Only these origins may write: ${website.allowedOrigins.join(", ")}.`}
            </li>
            <li>{Math.round(website.sampleRate * 100)} % of visitors are recorded.</li>
            <li>Content blockers stop scripts of other hosts: serve the script from your own domain.</li>
          </ul>
        </section>
      )}
      {/* it grows, so it stands last */}
      {newest.isPending ? null : <IntakeReport client={client} websiteId={websiteId} />}
    </>
  );
}
