const STORED_AS = "playhead.key";

/**
 * The API key of this browser tab. A link may carry it as `#key=…`: it is taken into the tab's session storage and removed
 * from the address at once, so it stands in no history, screenshot or copied link.
 */
export function openSession(location: Location, history: History, storage: Storage): string | null {
  const fragment = location.hash.slice(1);
  if (!fragment.startsWith("/")) {
    const parameters = new URLSearchParams(fragment);
    const key = parameters.get("key")?.trim();
    if (key) {
      storage.setItem(STORED_AS, key);
      const to = parameters.get("to") ?? "/";
      history.replaceState(null, "", `${location.pathname}${location.search}#${to.startsWith("/") ? to : "/"}`);
    }
  }
  return storage.getItem(STORED_AS);
}

export function rememberKey(key: string, storage: Storage): void {
  storage.setItem(STORED_AS, key);
}

export function forgetKey(storage: Storage): void {
  storage.removeItem(STORED_AS);
}
