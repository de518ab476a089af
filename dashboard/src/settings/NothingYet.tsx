import type { ApiClient } from "../api/client.ts";
import { pageHref } from "../app/route.ts";
import { IntakeReport } from "./IntakeReport.tsx";
import { Snippet } from "./Snippet.tsx";

/** A website without a recording: what to do, and what has arrived so far. */
export function NothingYet(props: { client: ApiClient; websiteId: string }) {
  const { client, websiteId } = props;
  return (
    <div className="nothing-yet" data-testid="nothing-yet">
      <section role="status">
        <div className="notice-sign" aria-hidden="true" />
        <h2>Waiting for the first recording</h2>
        <p className="hint">
          Put this into your pages' head. As soon as somebody visits one, the visit appears here by itself.
        </p>
      </section>
      <Snippet websiteId={websiteId} />
      <IntakeReport client={client} websiteId={websiteId} />
      <p className="hint">
        <a href={pageHref("settings", websiteId)}>Install</a> says what else there is to look at.
      </p>
    </div>
  );
}
