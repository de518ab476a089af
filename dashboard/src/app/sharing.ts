const STORED_AS = "playhead.share";

/** A link to one recording, as it was followed. */
export interface SharedLink {
  readonly token: string;
  readonly recordingId: string;
  /** Whether the recording may be downloaded by it. The server decides; this is what to offer. */
  readonly mayExport: boolean;
  /** Second of the recording to open at. */
  readonly at: number;
}

/**
 * The link that this browser tab shows. An address carries it as `#share=…&at=…`: it is taken into the tab's session storage
 * and removed from the address at once, so it stands in no history, screenshot or Referer.
 */
export function openShared(location: Location, history: History, storage: Storage): SharedLink | null {
  const fragment = location.hash.slice(1);
  if (!fragment.startsWith("/")) {
    const parameters = new URLSearchParams(fragment);
    const token = parameters.get("share");
    if (token) {
      storage.setItem(STORED_AS, JSON.stringify({ token, at: Number(parameters.get("at") ?? 0) || 0 }));
      history.replaceState(null, "", `${location.pathname}${location.search}#/shared`);
      return stored(storage);
    }
  }
  return fragment.startsWith("/shared") ? stored(storage) : null;
}

function stored(storage: Storage): SharedLink | null {
  try {
    const { token, at } = JSON.parse(storage.getItem(STORED_AS) ?? "null") as { token: string; at: number };
    const claims = claimsOf(token);
    return { token, recordingId: claims.sub, mayExport: claims.export === true, at: Math.max(0, at) };
  } catch {
    // no link was followed, or only a part of it
    return null;
  }
}

function claimsOf(token: string): { readonly sub: string; readonly export?: unknown } {
  const claims: unknown = JSON.parse(atob((token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/")));
  const { sub } = claims as { sub?: unknown };
  if (typeof sub !== "string") throw new SyntaxError("no recording");
  return claims as { sub: string };
}
