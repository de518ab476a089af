import { useQuery } from "@tanstack/react-query";
import type { ApiClient } from "../api/client.ts";

interface Me {
  readonly actor: string;
  readonly websites: readonly { readonly websiteId: string; readonly role: string }[];
}

export interface Authors {
  /** Whether the caller may write; until it is known they may try. */
  readonly mayWrite: boolean;
  /** Who an author is, in words. */
  readonly nameOf: (author: string) => string;
}

/** Who wrote what, as whoever asks knows them: only a website's admins may read its members' addresses. */
export function useAuthors(client: ApiClient, websiteId: string | undefined): Authors {
  const me = useQuery({
    queryKey: ["me"],
    queryFn: ({ signal }) => client.get<Me>("/api/v1/me", {}, signal),
    enabled: websiteId !== undefined,
  });
  const role = me.data?.websites.find((website) => website.websiteId === websiteId)?.role;
  const members = useQuery({
    queryKey: ["members", websiteId, "names"],
    queryFn: ({ signal }) =>
      client.get<{ members: readonly { memberId: string; email: string }[] }>(
        `/api/v1/websites/${encodeURIComponent(websiteId ?? "")}/members`,
        {},
        signal,
      ),
    enabled: websiteId !== undefined && role === "admin",
  });
  const nameOf = (author: string): string => {
    if (author === me.data?.actor) return "You";
    if (author === "admin") return "Administrator";
    if (author.startsWith("key:")) return "A script with a key";
    const member = members.data?.members.find(({ memberId }) => author === `member:${memberId}`);
    return member?.email ?? "A colleague";
  };
  return { mayWrite: role !== "viewer", nameOf };
}
