import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".cjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".gif": "image/gif",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
};

/** AdminLTE's pages expect their plugins beside them; its own build copies them there by this list. */
const adminPlugins = createRequire(import.meta.url)("admin-lte/build/npm/Plugins.js")
  .map(({ from, to }) => ({ from, to: to.replace(/\/$/, "") }))
  .sort((a, b) => b.to.length - a.to.length);

function fileOf(path, root) {
  if (path.startsWith("/pages/")) return join(here, path);
  if (path.startsWith("/admin-lte/plugins/")) {
    const wanted = path.slice("/admin-lte/".length);
    const plugin = adminPlugins.find(({ to }) => wanted === to || wanted.startsWith(`${to}/`));
    if (!plugin) return undefined;
    const file = plugin.from + wanted.slice(plugin.to.length);
    // its own version of a dependency, where another package needs another one
    const own = join(modules, "admin-lte", file);
    return isFile(own) ? own : join(here, file);
  }
  const inPackages = join(modules, path);
  return isFile(inPackages) ? inPackages : join(modules, root, path);
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * Serves `/{package}/…` from node_modules, `/pages/…` from beside this file, and everything else from `root`, a folder of
 * node_modules, for packages whose pages ask for files from the site's root. Any free port.
 */
export async function serve(root) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://site").pathname));
    const file = fileOf(path, root);
    if (path.startsWith("/api/") || !file || !resolve(file).startsWith(here) || !isFile(file)) {
      // pages that call an API of their own find none: real pages fail, too
      response.writeHead(404, { "content-type": "application/json" }).end('{"message":"not found"}');
      return;
    }
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { port: server.address().port, close: () => server.close() };
}
