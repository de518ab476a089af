/** Parameters that say where a visit came from, and nothing of who visits. */
const KEPT = /^utm_/;

/** A URL without the values of its query, except `utm_…`: other values may be names, tokens, searches. */
export function stripQuery(href: string): string {
  const [, path = "", query, hash = ""] = /^([^?#]*)(?:\?([^#]*))?(.*)$/s.exec(href) ?? [];
  if (query === undefined) return href;
  const kept = query.split("&").map((pair) => (KEPT.test(pair) ? pair : pair.replace(/=.*/s, "=")));
  return `${path}?${kept.join("&")}${hash}`;
}
