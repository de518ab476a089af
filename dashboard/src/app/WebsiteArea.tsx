import type { ReactNode } from "react";
import type { ApiClient } from "../api/client.ts";
import { WebsitePicker } from "../recordings/WebsitePicker.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Frame } from "./Frame.tsx";
import { useMe } from "./me.tsx";
import { NewWebsite } from "./NewWebsite.tsx";
import { go, type Page, pageHref } from "./route.ts";

/** A page about one website: the one that the address names, else the first that we may see. */
export function WebsiteArea(props: {
  client: ApiClient;
  page: Page;
  websiteId: string | null;
  onLeave: () => void;
  /** There is another website to be seen. */
  onWebsites: () => void;
  children: (websiteId: string) => ReactNode;
}) {
  const { client, page } = props;
  const me = useMe();
  const known = me?.websites ?? [];
  const websiteId = props.websiteId ?? known[0]?.websiteId ?? null;
  const picker = (
    <WebsitePicker websites={known} chosen={websiteId} onChoose={(chosen) => go(pageHref(page, chosen))} />
  );
  return (
    <Frame onLeave={props.onLeave} page={page} websiteId={websiteId} picker={picker}>
      {websiteId !== null && !me?.operator && !known.some((website) => website.websiteId === websiteId) ? (
        <Notice
          alone
          title="This website isn't open to you"
          tone="empty"
          action={<a href={pageHref(page, null)}>To your own</a>}
        >
          It doesn't exist, or nobody has added you to it. Ask an administrator of it.
        </Notice>
      ) : websiteId !== null ? (
        props.children(websiteId)
      ) : me?.operator ? (
        <NewWebsite client={client} onMade={props.onWebsites} />
      ) : (
        <Notice alone title="No website yet" tone="empty">
          Nobody has added you to one. Ask an administrator.
        </Notice>
      )}
    </Frame>
  );
}
