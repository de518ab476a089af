import { useEffect, useState } from "react";
import type { ApiClient } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import type { Website } from "../api/types.ts";

export type Websites =
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly websites: readonly Website[] }
  | { readonly kind: "failed"; readonly problem: ApiProblem };

/** The websites that the key may read: one for a secret key, all for the admin key. */
export function useWebsites(client: ApiClient, attempt: number): Websites {
  const [websites, setWebsites] = useState<Websites>({ kind: "loading" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    const asked = new AbortController();
    setWebsites({ kind: "loading" });
    client
      .websites(asked.signal)
      .then((found) => setWebsites({ kind: "loaded", websites: found }))
      .catch((cause: unknown) => {
        if (asked.signal.aborted) return;
        setWebsites({
          kind: "failed",
          problem: cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause)),
        });
      });
    return () => asked.abort();
  }, [client, attempt]);
  return websites;
}
