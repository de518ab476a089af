import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { ApiClient } from "../api/client.ts";
import { changeWebsite, readWebsite, type WebsiteSettings } from "../api/websites.ts";
import { Notice } from "../ui/Notice.tsx";
import { Install } from "./Install.tsx";
import { Keys } from "./Keys.tsx";
import { Masking } from "./Masking.tsx";
import { Privacy } from "./Privacy.tsx";
import { UsageOfMonth } from "./UsageOfMonth.tsx";

/** What every part of the settings is given. */
export interface SettingsPart {
  readonly client: ApiClient;
  readonly website: WebsiteSettings;
  /** Keeps a change; rejects with an ApiProblem. */
  readonly onChange: (change: Partial<WebsiteSettings>) => Promise<void>;
}

const PARTS: readonly {
  readonly id: string;
  readonly name: string;
  readonly show: (part: SettingsPart) => ReactNode;
}[] = [
  { id: "install", name: "Install", show: (part) => <Install {...part} /> },
  { id: "privacy", name: "Recording and privacy", show: (part) => <Privacy {...part} /> },
  { id: "masking", name: "Masking rules", show: (part) => <Masking {...part} /> },
  { id: "keys", name: "Keys", show: (part) => <Keys {...part} /> },
  { id: "usage", name: "Usage", show: (part) => <UsageOfMonth {...part} /> },
];

/** A website's settings. */
export function SettingsPage(props: { client: ApiClient; websiteId: string }) {
  const { client, websiteId } = props;
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
    return (
      <Notice
        alone
        title="The settings can't be loaded"
        tone="error"
        action={
          <button type="button" className="primary" onClick={() => void website.refetch()}>
            Try again
          </button>
        }
      >
        {website.error.message}
      </Notice>
    );
  }
  return (
    <div className="page settings">
      <div className="page-head">
        <h1>Settings</h1>
      </div>
      {website.data ? (
        <Tabs key={websiteId}>
          <TabList className="tabs settings-tabs" aria-label="Settings">
            {PARTS.map(({ id, name }) => (
              <Tab key={id} id={id} className="tab">
                {name}
              </Tab>
            ))}
          </TabList>
          {PARTS.map(({ id, show }) => (
            <TabPanel key={id} id={id} className="settings-part">
              {show({ client, website: website.data, onChange })}
            </TabPanel>
          ))}
        </Tabs>
      ) : null}
    </div>
  );
}
