// Builds dist/: the script tag's files, the ES module with its types, and checks their sizes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { adaptRrweb } from "./adaptRrweb.mjs";

/** gzip bytes: our code with fflate but without rrweb or the optional chunk, and everything a page can load, the chunk too. */
const OWN_BUDGET = 14 * 1024;
const WHOLE_BUDGET = 42 * 1024;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const require = createRequire(import.meta.url);

const common = {
  bundle: true,
  minify: true,
  target: "es2019",
  legalComments: "none",
  // rrweb's warnings are for those who develop it; what we say goes by console.info.
  pure: ["console.warn", "console.error", "console.debug"],
  logLevel: "warning",
  absWorkingDir: root,
};
/** Members that are private to a class are named so in the source. Those of rrweb's stay. */
const mangled = { mangleProps: /^_[a-z]/, reserveProps: /^_(?:cssText|args|unchangedStyles)$/ };
const iife = { ...common, ...mangled, format: "iife", sourcemap: "external" };
const withoutRrweb = {
  name: "without-rrweb",
  setup(esbuild) {
    esbuild.onResolve({ filter: /^@rrweb\// }, ({ path }) => ({ path, namespace: "none" }));
    esbuild.onLoad({ filter: /.*/, namespace: "none" }, () => ({
      contents: "export const record = () => {};",
    }));
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

await build({ ...iife, entryPoints: ["src/recording-capture.ts"], outfile: "dist/recording-capture.js" });
const chunk = readFileSync(join(dist, "recording-capture.js"));
// The server names it by the same hash, its entity tag.
const chunkName = `recording-capture.${createHash("sha256").update(chunk).digest("hex").slice(0, 24)}.js`;
// For those who serve this folder themselves.
writeFileSync(join(dist, chunkName), chunk);
iife.define = { PLAYHEAD_EXTRAS_FILE: JSON.stringify(chunkName) };

const [, , , , , own, ownQueue] = await Promise.all([
  build({ ...iife, plugins: [adaptRrweb], entryPoints: ["src/recording.ts"], outfile: "dist/recording.js" }),
  build({ ...iife, plugins: [adaptRrweb], entryPoints: ["src/recorder.ts"], outfile: "dist/recorder.js" }),
  build({ ...iife, entryPoints: ["src/main.ts"], outfile: "dist/main.js" }),
  build({ ...iife, sourcemap: false, entryPoints: ["src/vendor.ts"], outfile: "dist/vendor/rrweb.min.js" }),
  build({
    ...common,
    minify: false,
    format: "esm",
    entryPoints: ["src/index.ts"],
    outfile: "dist/index.mjs",
    plugins: [adaptRrweb],
    external: ["fflate"],
    sourcemap: "linked",
  }),
  build({ ...iife, sourcemap: false, entryPoints: ["src/recording.ts"], write: false, plugins: [withoutRrweb] }),
  build({ ...iife, sourcemap: false, entryPoints: ["src/recorder.ts"], write: false, plugins: [withoutRrweb] }),
]);
const tsc = join(dirname(require.resolve("typescript/package.json")), "bin", "tsc");
execFileSync(process.execPath, [tsc, "-p", "tsconfig.types.json"], { cwd: root, stdio: "inherit" });

// What has nothing newer in it comes out the same whether or not what is newer is lowered.
for (const file of [
  "recording.js",
  "recorder.js",
  "main.js",
  "recording-capture.js",
  "vendor/rrweb.min.js",
  "index.mjs",
]) {
  const text = readFileSync(join(dist, file), "utf8");
  const [old, latest] = await Promise.all(["es2019", "esnext"].map((target) => transform(text, { target })));
  if (old.code !== latest.code) {
    console.error(`${file} is not ES2019`);
    process.exit(1);
  }
}

const gzipped = (contents) => gzipSync(contents, { level: 9 }).length;
const sizes = {
  version,
  ownGzip: gzipped(own.outputFiles[0].contents),
  recordingGzip: gzipped(readFileSync(join(dist, "recording.js"))),
  ownQueueGzip: gzipped(ownQueue.outputFiles[0].contents),
  recorderGzip: gzipped(readFileSync(join(dist, "recorder.js"))),
  captureGzip: gzipped(chunk),
};
writeFileSync(join(dist, "sizes.json"), `${JSON.stringify(sizes, null, 2)}\n`);
const largestOwn = Math.max(sizes.ownGzip, sizes.ownQueueGzip);
const whole = Math.max(sizes.recordingGzip, sizes.recorderGzip) + sizes.captureGzip;
console.log(`recording.js: ${sizes.recordingGzip} bytes gzip, of which ours ${sizes.ownGzip}`);
console.log(`recorder.js: ${sizes.recorderGzip} bytes gzip, of which ours ${sizes.ownQueueGzip}`);
console.log(
  `recording-capture.js: ${sizes.captureGzip} bytes gzip; ours with it ${largestOwn + sizes.captureGzip}, all ${whole}`,
);
if (largestOwn > OWN_BUDGET || whole > WHOLE_BUDGET) {
  console.error(
    `over the size budget: ours at most ${OWN_BUDGET} without the chunk, all with it at most ${WHOLE_BUDGET} bytes gzip`,
  );
  process.exit(1);
}
