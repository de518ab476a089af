import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { ApiClient } from "../api/client.ts";
import { atLeast, type Role } from "../api/session.ts";
import { changeWebsite, readWebsite, type WebsiteSettings } from "../api/websites.ts";
import { useRole } from "../app/me.tsx";
import { go, type Own, pageHref } from "../app/route.ts";
import { Failed } from "../ui/Failed.tsx";
import { Erase } from "./Erase.tsx";
import { Install } from "./Install.tsx";
import { Keys } from "./Keys.tsx";
import { Masking } from "./Masking.tsx";
import { Members } from "./Members.tsx";
import { Privacy } from "./Privacy.tsx";
import { Retention } from "./Retention.tsx";
import { UsageOfMonth } from "./UsageOfMonth.tsx";

/** What every part of the settings is given. */
export interface SettingsPart {
  readonly client: ApiClient;
  readonly website: WebsiteSettings;
  /** Keeps a change; rejects with an ApiProblem. */
  readonly onChange: (change: Partial<WebsiteSettings>) => Promise<void>;
}

interface Part {
  readonly id: string;
  readonly name: string;
  /** The role that it takes. */
  readonly needs: Role;
  readonly show: (part: SettingsPart) => ReactNode;
}

const PARTS: readonly Part[] = [
  { id: "install", name: "Install", needs: "viewer", show: (part) => <Install {...part} /> },
  { id: "privacy", name: "Privacy", needs: "admin", show: (part) => <Privacy {...part} /> },
  { id: "masking", name: "Masking", needs: "admin", show: (part) => <Masking {...part} /> },
  { id: "keys", name: "Keys", needs: "admin", show: (part) => <Keys {...part} /> },
  { id: "members", name: "Members", needs: "admin", show: (part) => <Members {...part} /> },
  { id: "retention", name: "Retention", needs: "admin", show: (part) => <Retention {...part} /> },
  { id: "erase", name: "Erase", needs: "admin", show: (part) => <Erase {...part} /> },
  { id: "usage", name: "Usage", needs: "viewer", show: (part) => <UsageOfMonth {...part} /> },
];

/** A website's settings. */
export function SettingsPage(props: { client: ApiClient; websiteId: string; own: Own }) {
  const { client, websiteId } = props;
  const role = useRole(websiteId);
  const parts = PARTS.filter(({ needs }) => atLeast(role, needs));
  const shown = parts.find(({ id }) => id === props.own.part?.[0])?.id ?? "install";
  const queries = useQueryClient();
  const website = useQuery({
    queryKey: ["website", websiteId],
    queryFn: ({ signal }) => readWebsite(client, websiteId, signal),
  });
  const onChange = useCallback(
    async (change: Partial<WebsiteSettings>) => {
      const changed = await changeWebsite(client, websiteId, change);
      queries.setQueryData(["website", websiteId], changed);
    },
    [client, websiteId, queries],
  );
  if (website.isError) {
    const again = () => void website.refetch();
    return <Failed alone title="The settings can't be loaded" problem={website.error} onRetry={again} />;
  }
  return (
    <div className="page settings">
      <div className="page-head">
        <h1>Settings</h1>
        {role === "admin" ? null : (
          <span className="hint">You are {role} here. What can be changed takes an admin.</span>
        )}
      </div>
      {website.data ? (
        <Tabs
          key={websiteId}
          selectedKey={shown}
          onSelectionChange={(part) => go(pageHref("settings", websiteId, {}, { part: [String(part)] }))}
        >
          <TabList className="tabs settings-tabs" aria-label="Settings">
            {parts.map(({ id, name }) => (
              <Tab key={id} id={id} className="tab">
                {name}
              </Tab>
            ))}
          </TabList>
          {parts.map(({ id, show }) => (
            <TabPanel key={id} id={id} className="settings-part">
              {show({ client, website: website.data, onChange })}
            </TabPanel>
          ))}
        </Tabs>
      ) : null}
    </div>
  );
}
