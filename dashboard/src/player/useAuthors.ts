import { useQuery } from "@tanstack/react-query";
import type { ApiClient } from "../api/client.ts";
import { useMay, useMe } from "../app/me.tsx";

export interface Authors {
  /** Whether the caller may write. */
  readonly mayWrite: boolean;
  /** Who an author is, in words. */
  readonly nameOf: (author: string) => string;
}

/** Who wrote what, as whoever asks knows them: only a website's admins may read its members' addresses. */
export function useAuthors(client: ApiClient, websiteId: string | undefined): Authors {
  const me = useMe();
  const mayWrite = useMay("editor", websiteId);
  const mayKnow = useMay("admin", websiteId);
  const members = useQuery({
    queryKey: ["members", websiteId, "names"],
    queryFn: ({ signal }) =>
      client.get<{ members: readonly { memberId: string; email: string }[] }>(
        `/api/v1/websites/${encodeURIComponent(websiteId ?? "")}/members`,
        {},
        signal,
      ),
    enabled: websiteId !== undefined && mayKnow,
  });
  const nameOf = (author: string): string => {
    if (author === me?.actor) return "You";
    if (author === "admin") return "Administrator";
    if (author.startsWith("key:")) return "A script with a key";
    const member = members.data?.members.find(({ memberId }) => author === `member:${memberId}`);
    return member?.email ?? "A colleague";
  };
  return { mayWrite, nameOf };
}
