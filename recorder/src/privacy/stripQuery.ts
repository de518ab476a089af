/** Parameters that say where a visit came from, and nothing of who visits. */
const KEPT = /^.utm_/;

const strip = (pair: string, name: string): string => (KEPT.test(name) ? pair : `${name}=`);

/** A URL without the values of its query, except `utm_…`: other values may be names, tokens, searches. So in its fragment. */
export function stripQuery(href: string): string {
  return href.replace(/([?&#;][^=?&#;]*)=[^&#]*/g, strip);
}

/** A text, an error's for instance, with the query values of the URLs in it stripped. */
export function stripUrls(text: string): string {
  return text.replace(/([?&#;][\w%.~[\]-]+)=[^\s"'`<>()&#]*/g, strip);
}
