import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { kinds } from "./kinds.mjs";
import { pages } from "./pages.mjs";

const settings = {
  accepted: true,
  recordingUid: "recording",
  token: "token",
  privacy: "balanced",
  flush: { intervalMs: 2000, maxEvents: 500, maxBytes: 262144 },
  capture: { console: true, network: false, canvas: false },
};

/** Serves every page in every kind at `/kind/page`, and takes what recorders send; counts its bytes. */
export async function serve(dist) {
  const served = { origin: "", uploaded: 0, close: () => server.close() };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const [, kind, name] = url.pathname.split("/");
    if (request.method === "POST") {
      for await (const part of request) served.uploaded += part.length;
      if (url.searchParams.has("type")) return response.writeHead(204).end();
      return response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(settings));
    }
    if (kind === "js") {
      const file = join(dist, url.searchParams.get("file") ?? url.pathname.slice(4));
      return response.writeHead(200, { "Content-Type": "text/javascript" }).end(readFileSync(file));
    }
    if (!(kind in kinds)) return response.writeHead(404).end();
    const { head } = kinds[kind];
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end(`<!doctype html><html><head><meta charset="utf-8">${head}</head><body>${pages[name]}</body></html>`);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  served.origin = `http://localhost:${server.address().port}`;
  return served;
}
