/** What an address says about signing in. */
export interface Arrival {
  /** The API key that a link carried; to be exchanged at once. */
  readonly key: string | null;
  /** Whether the OpenID provider knows somebody whom nobody has invited. */
  readonly refused: boolean;
}

/**
 * Reads `#key=…` (and `#login-refused`, to which the server sends back) and takes it out of the address, so that a key stands in
 * no history, screenshot or copied link. It is kept nowhere.
 */
export function arrive(location: Location, history: History): Arrival {
  const fragment = location.hash.slice(1);
  if (fragment.startsWith("/")) return { key: null, refused: false };
  const parameters = new URLSearchParams(fragment);
  const key = parameters.get("key")?.trim() || null;
  const refused = parameters.has("login-refused");
  if (key !== null || refused) {
    const to = parameters.get("to") ?? "/";
    history.replaceState(null, "", `${location.pathname}${location.search}#${to.startsWith("/") ? to : "/"}`);
  }
  return { key, refused };
}
