// Serves dist/ with the headers of query-service, and answers the API from made-up data: for screenshots and for trying the
// page without a Playhead.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/** As PageHeaders of query-service has it. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline' https: http:",
  "img-src 'self' data: blob: https: http:",
  "font-src 'self' data: blob: https: http:",
  "media-src data: blob: https: http:",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

/**
 * @param {string} dist folder of the built page
 * @param {(request: { path: string, query: URLSearchParams, method: string, host: string, lastEventId: string | undefined }, answer: Answer) => boolean} api
 *   answers a request of the API; false = 404
 * @typedef {{ json(body: unknown, status?: number): void, raw: import("node:http").ServerResponse }} Answer
 */
export async function serve(dist, api) {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Content-Type-Options", "nosniff");
    const json = (body, status = 200) => {
      response.writeHead(status, { "Content-Type": status < 400 ? "application/json" : "application/problem+json" });
      response.end(JSON.stringify(body));
    };
    if (url.pathname.startsWith("/api/")) {
      const asked = {
        path: url.pathname,
        query: url.searchParams,
        method: request.method,
        host: request.headers.host,
        lastEventId: request.headers["last-event-id"],
      };
      if (!api(asked, { json, raw: response }) && !signedIn(asked, json))
        json({ title: "Not found", status: 404 }, 404);
      return;
    }
    const file = normalize(url.pathname === "/" ? "/index.html" : url.pathname);
    readFile(join(dist, file)).then(
      (content) => {
        response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
        response.end(content);
      },
      () => json({ title: "Not found", status: 404 }, 404),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Whoever the API says nothing about is an operator, whatever the key. */
function signedIn({ path, method }, json) {
  if (path === "/api/v1/me") json({ actor: "admin", operator: true, websites: [], csrfToken: "made-up" });
  else if (path === "/api/v1/login") json(method === "GET" ? { oidc: false, session: true } : { csrfToken: "made-up" });
  else return false;
  return true;
}
