const KNOWN_SCRIPT = /\/(?:script|main|recorder|recording)(?:\.[\w-]+)?\.js$/;

/** Base of the API: `data-api`, else `/api` where a script of ours came from, else `/api` on the page's own origin. */
export function deriveApiBase(dataApi: string | null, scriptSrc: string | null, pageUrl: string): string {
  if (dataApi) return new URL(dataApi, pageUrl).href.replace(/\/+$/, "");
  if (scriptSrc) {
    const script = new URL(scriptSrc, pageUrl);
    if (KNOWN_SCRIPT.test(script.pathname) && /^https?:$/.test(script.protocol)) return `${script.origin}/api`;
  }
  return `${new URL(pageUrl).origin}/api`;
}
