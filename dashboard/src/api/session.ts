import { ApiClient } from "./client.ts";
import { ApiProblem } from "./problem.ts";

export type Role = "viewer" | "editor" | "admin";

/** Who is signed in, and what they may do where. */
export interface Me {
  /** As notes and the audit log name them: `admin`, `key:<id>`, `member:<id>`. */
  readonly actor: string;
  readonly email?: string;
  /** Whether they are admin of every website and may create some. */
  readonly operator: boolean;
  readonly websites: readonly { readonly websiteId: string; readonly name: string; readonly role: Role }[];
  readonly csrfToken?: string;
  /** Epoch ms. */
  readonly expiresAt?: number;
}

/** Asks who this browser's cookie makes us; null: nobody. Rejects with an ApiProblem when that can't be told. */
export async function whoAmI(signal?: AbortSignal): Promise<Me | null> {
  const client = new ApiClient({ kind: "session", csrfToken: "" });
  try {
    // scripts don't see the cookie: whoever has none is told so without a request that fails
    const { session } = await client.get<Ways>("/api/v1/login", {}, signal);
    return session ? await client.get<Me>("/api/v1/me", {}, signal) : null;
  } catch (cause) {
    // the cookie is of a session that is over
    if (cause instanceof ApiProblem && cause.status === 401) return null;
    throw cause;
  }
}

interface Ways {
  readonly oidc: boolean;
  /** Whether the browser sends a session's cookie. */
  readonly session: boolean;
}

/** Exchanges a key for a session. The cookie is hidden from scripts, and the key is kept nowhere. Rejects with an ApiProblem. */
export async function logIn(key: string): Promise<void> {
  await new ApiClient({ kind: "session", csrfToken: "" }).change("POST", "/api/v1/login", { key });
}

export async function logOut(client: ApiClient): Promise<void> {
  await client.send("/api/v1/logout", { method: "POST" });
}

/** Whether there is an OpenID provider to sign in by. */
export async function hasProvider(signal?: AbortSignal): Promise<boolean> {
  const client = new ApiClient({ kind: "session", csrfToken: "" });
  return (await client.get<Ways>("/api/v1/login", {}, signal)).oidc;
}

const RANK: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, admin: 2 };

export function atLeast(role: Role, needed: Role): boolean {
  return RANK[role] >= RANK[needed];
}
