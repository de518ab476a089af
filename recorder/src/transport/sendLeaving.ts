const browserFetch = typeof fetch === "function" ? fetch.bind(globalThis) : null;

/**
 * Hands a text to the browser to send while the page goes away. CORS-simple, since a preflight might not be answered
 * in time. The beacon comes first because it says at once whether the browser took it. Returns whether it was taken.
 */
export function sendLeaving(url: string, text: string): boolean {
  try {
    const body = new Blob([text], { type: "text/plain;charset=UTF-8" });
    if (navigator.sendBeacon?.(url, body)) return true;
  } catch {
    // Extensions replace sendBeacon by functions that throw: keepalive is left.
  }
  if (!browserFetch) return false;
  browserFetch(url, { method: "POST", body: text, keepalive: true }).catch(() => {
    // Nobody is left to be told.
  });
  return true;
}
