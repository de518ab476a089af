import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import type { ApiClient } from "../api/client.ts";
import { createWebsite } from "../api/websites.ts";
import { Notice } from "../ui/Notice.tsx";
import { Refused } from "../ui/Refused.tsx";
import { go, pageHref } from "./route.ts";

/** Where there is no website yet: makes the first one, and leads to its script tag. */
export function NewWebsite(props: { client: ApiClient; onMade: () => void }) {
  const create = useMutation({
    mutationFn: (name: string) => createWebsite(props.client, name),
    onSuccess: ({ websiteId }) => {
      go(pageHref("settings", websiteId));
      props.onMade();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate(String(new FormData(event.currentTarget).get("name")).trim());
  };
  return (
    <Notice
      alone
      title="No website yet"
      tone="empty"
      action={
        <form className="inline-form" onSubmit={submit}>
          <input name="name" aria-label="The website's name" placeholder="Lamp shop" maxLength={200} required />
          <button type="submit" className="primary" disabled={create.isPending}>
            Create website
          </button>
          <Refused problem={create.error} />
        </form>
      }
    >
      Name what you want to watch. You get a script tag for its pages, and its recordings show up here.
    </Notice>
  );
}
