import { readFileSync } from "node:fs";

/**
 * Texts of rrweb and what stands in their place, as [from, up to, instead]. A new rrweb in which a text isn't found just
 * once fails the build. First what none of our options can reach and no bundler can see to be dead: pictures of canvases
 * taken in a worker, and events that frames of other origins send.
 */
const CHANGES = [
  ["const jsContent = ", "class CanvasManager {", ""],
  [`    if (recordCanvas && typeof sampling === "number")`, "  }\n  reset() {", ""],
  ["  initCanvasFPSObserver(", "  initCanvasMutationObserver(", ""],
  ["  getId(iframe, remoteId, ", "}\nclass IframeManager {", ""],
  ["    if (this.recordCrossOriginIframes) {", "  }\n  addIframe(", ""],
  ["    if (this.recordCrossOriginIframes)\n", "    (_b = this.loadListener)", ""],
  ["  handleMessage(message) {", "}\nclass ShadowDomManager {", ""],
  // A frozen buffer reads each change at once and the nodes' places later: it loses children of what was moved meanwhile.
  // Ours reads all of it when it goes on, as if everything had happened then.
  [
    `    __publicField(this, "processMutations", (mutations) => {`,
    `    __publicField(this, "emit", () => {`,
    `    __publicField(this, "gathered", []);
    __publicField(this, "processMutations", (mutations) => {
      for (const mutation of mutations) this.gathered.push(mutation);
      if (this.frozen) return;
      this.gathered.splice(0).forEach(this.processMutation);
      this.emit();
    });
`,
  ],
  [
    "    this.canvasManager.unfreeze();\n",
    "  }\n  isFrozen() {",
    "    this.canvasManager.unfreeze();\n    this.processMutations([]);\n",
  ],
  ["record.mirror = mirror;", "export {", "record.mirror = mirror;\nrecord.gathers = true;\n"],
];

/** esbuild plugin: rrweb with these changes. */
export const adaptRrweb = {
  name: "adapt-rrweb",
  setup(build) {
    build.onLoad({ filter: /@rrweb[\\/]record[\\/]dist[\\/]record\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, "utf8");
      for (const [from, upTo, instead] of CHANGES) {
        const start = contents.indexOf(from);
        const end = contents.indexOf(upTo, start);
        if (start < 0 || end < 0 || contents.includes(from, end)) throw new Error(`not once in rrweb: ${from}`);
        contents = contents.slice(0, start) + instead + contents.slice(end);
      }
      return { contents };
    });
  },
};
