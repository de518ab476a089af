import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ApiClient } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";
import { logIn, logOut, type Me, whoAmI } from "../api/session.ts";
import { type Arrival, arrive } from "./session.ts";

/** How this browser stands with the API. */
export type Standing =
  | { readonly kind: "asking" }
  /** `why` says what happened, in words; null: nothing did. */
  | { readonly kind: "out"; readonly why: string | null }
  | { readonly kind: "in"; readonly me: Me }
  | { readonly kind: "failed"; readonly problem: ApiProblem };

export interface Session {
  readonly standing: Standing;
  /** Null unless somebody is signed in. */
  readonly client: ApiClient | null;
  readonly enter: (key: string) => void;
  readonly leave: () => void;
  /** Asks again who we are: after a failure, or when what we may see has changed. */
  readonly renew: () => void;
}

const REFUSED = "You aren't invited. Ask an administrator to add your address to the website's members.";
const OVER = "Your session is over. Sign in again to go on where you were.";

/** Signs in with what the address brings, else with the cookie that is there. */
export function useSession(arrival: Arrival): Session {
  const queries = useQueryClient();
  const [standing, setStanding] = useState<Standing>({ kind: "asking" });
  const begun = useRef(false);

  const ask = useCallback(
    async (key: string | null, otherwise: string | null) => {
      try {
        if (key !== null) {
          queries.clear();
          await logIn(key);
        }
        const me = await whoAmI();
        setStanding(me === null ? { kind: "out", why: otherwise } : { kind: "in", me });
      } catch (cause) {
        const problem = cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause));
        setStanding(
          key !== null && problem.status >= 400 && problem.status < 500
            ? { kind: "out", why: problem.message }
            : { kind: "failed", problem },
        );
      }
    },
    [queries],
  );

  useEffect(() => {
    if (!begun.current) {
      begun.current = true;
      void ask(arrival.key, arrival.refused ? REFUSED : null);
    }
    const onHash = () => {
      const { key } = arrive(window.location, window.history);
      if (key !== null) void ask(key, null);
    };
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, [ask, arrival]);

  const csrfToken = standing.kind === "in" ? (standing.me.csrfToken ?? "") : null;
  const actor = standing.kind === "in" ? standing.me.actor : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: somebody else gets a client of their own
  const client = useMemo(
    () =>
      csrfToken === null
        ? null
        : new ApiClient({ kind: "session", csrfToken, onOver: () => setStanding({ kind: "out", why: OVER }) }),
    [csrfToken, actor],
  );

  const enter = useCallback((key: string) => void ask(key, null), [ask]);
  const renew = useCallback(() => void ask(null, null), [ask]);
  const leave = useCallback(() => {
    const left = client === null ? Promise.resolve() : logOut(client);
    left
      .then(() => {
        queries.clear();
        setStanding({ kind: "out", why: null });
      })
      .catch((cause: unknown) => {
        // the cookie still opens everything: saying that nobody is signed in would be wrong
        setStanding({
          kind: "failed",
          problem: cause instanceof ApiProblem ? cause : new ApiProblem(0, String(cause)),
        });
      });
  }, [client, queries]);

  return { standing, client, enter, leave, renew };
}
