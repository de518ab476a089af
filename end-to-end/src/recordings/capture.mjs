import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const modules = join(dirname(fileURLToPath(import.meta.url)), "node_modules");

function script(file) {
  return readFileSync(join(modules, file), "utf8");
}

/** Runs in the page, in its first document script: rrweb with its console plugin, and the errors as our recorder tells them. */
function start(options) {
  if (window.top !== window) return;
  let id = 0;
  const emit = (event) => window.playheadTestEvent(`${id++}`, JSON.stringify(event));
  const early = [];
  let begun = false;
  const tell = (kind, message, stack) => {
    const add = () => rrweb.record.addCustomEvent("playhead:error", { kind, message, stack, source: location.pathname });
    if (begun) add();
    else early.push(add);
  };
  window.addEventListener("error", (e) => e.message && tell("error", e.message, e.error?.stack ?? ""));
  window.addEventListener("unhandledrejection", (e) =>
    tell("unhandledrejection", String(e.reason?.message ?? e.reason), e.reason?.stack ?? ""),
  );
  const begin = () => {
    rrweb.record({
      emit,
      ...options.rrweb,
      plugins: options.console === false ? [] : [rrwebPluginConsoleRecord.getRecordConsolePlugin({ lengthThreshold: 500 })],
    });
    begun = true;
    for (const add of early) add();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
}

/**
 * Records every document that the page shows from now on; returns the events of all of them, a list that grows, as JSON
 * texts, and the index at which each document begins.
 */
export async function capture(page, options) {
  const events = [];
  const documents = [];
  await page.exposeBinding("playheadTestEvent", ({ page: source }, id, event) => {
    if (id === "0") documents.push({ firstEvent: events.length, page: new URL(source.url()).pathname });
    events.push(event);
  });
  await page.addInitScript({
    content: [
      script("rrweb/dist/rrweb.umd.min.cjs"),
      script("@rrweb/rrweb-plugin-console-record/dist/rrweb-plugin-console-record.umd.min.cjs"),
      `(${start})(${JSON.stringify(options)});`,
    ].join("\n;\n"),
  });
  return { events, documents };
}
