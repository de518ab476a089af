import { readFileSync } from "node:fs";

/**
 * What none of our options can reach in rrweb and no bundler can see to be dead, as [from, up to]: pictures of
 * canvases taken in a worker, and events that frames of other origins send. A new rrweb in which a text isn't found fails
 * the build.
 */
const UNREACHABLE = [
  ["const jsContent = ", "class CanvasManager {"],
  [`    if (recordCanvas && typeof sampling === "number")`, "  }\n  reset() {"],
  ["  initCanvasFPSObserver(", "  initCanvasMutationObserver("],
  ["  getId(iframe, remoteId, ", "}\nclass IframeManager {"],
  ["    if (this.recordCrossOriginIframes) {", "  }\n  addIframe("],
  ["    if (this.recordCrossOriginIframes)\n", "    (_b = this.loadListener)"],
  ["  handleMessage(message) {", "}\nclass ShadowDomManager {"],
];

/** esbuild plugin: rrweb without it. */
export const trimRrweb = {
  name: "trim-rrweb",
  setup(build) {
    build.onLoad({ filter: /@rrweb[\\/]record[\\/]dist[\\/]record\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, "utf8");
      for (const [from, upTo] of UNREACHABLE) {
        const start = contents.indexOf(from);
        const end = contents.indexOf(upTo, start);
        if (start < 0 || end < 0 || contents.includes(from, end)) throw new Error(`not once in rrweb: ${from}`);
        contents = contents.slice(0, start) + contents.slice(end);
      }
      return { contents };
    });
  },
};
