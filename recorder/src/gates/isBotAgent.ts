const BOTS =
  /bot\b|crawl|spider|slurp|headless|phantomjs|puppeteer|playwright|selenium|lighthouse|pagespeed|prerender|facebookexternalhit|embedly|quora link|whatsapp|bingpreview|yandex\.com\/bots|curl\/|wget\/|python-|go-http/i;

/** Whether a user agent names a known crawler or automation. */
export function isBotAgent(userAgent: string): boolean {
  return BOTS.test(userAgent);
}
