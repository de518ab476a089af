import { type ReactNode, useEffect, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { useWebsites } from "../recordings/useWebsites.ts";
import { WebsitePicker } from "../recordings/WebsitePicker.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Frame } from "./Frame.tsx";
import { go, type Page, pageHref } from "./route.ts";

/** A page about one website: the one that the address names, else the first that the key can read. */
export function WebsiteArea(props: {
  client: ApiClient;
  page: Page;
  websiteId: string | null;
  onLeave: () => void;
  onUnauthorized: () => void;
  children: (websiteId: string) => ReactNode;
}) {
  const { client, page, onUnauthorized } = props;
  const [attempt, setAttempt] = useState(0);
  const websites = useWebsites(client, attempt);
  const known = websites.kind === "loaded" ? websites.websites : [];
  const websiteId = props.websiteId ?? known[0]?.websiteId ?? null;
  const unauthorized = websites.kind === "failed" && websites.problem.status === 401;
  useEffect(() => {
    if (unauthorized) onUnauthorized();
  }, [unauthorized, onUnauthorized]);

  const picker = (
    <WebsitePicker websites={known} chosen={websiteId} onChoose={(chosen) => go(pageHref(page, chosen))} />
  );
  return (
    <Frame onLeave={props.onLeave} page={page} websiteId={websiteId} picker={picker}>
      {websiteId !== null ? (
        props.children(websiteId)
      ) : websites.kind === "failed" ? (
        <Notice
          alone
          title="The websites can't be loaded"
          tone="error"
          action={
            <button type="button" className="primary" onClick={() => setAttempt((before) => before + 1)}>
              Try again
            </button>
          }
        >
          {websites.problem.message}
        </Notice>
      ) : websites.kind === "loaded" ? (
        <Notice alone title="No website yet" tone="empty">
          Create one with <code>POST /api/v1/websites</code> and the admin key, and put its script tag on your pages.
        </Notice>
      ) : null}
    </Frame>
  );
}
