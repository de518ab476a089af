// Makes the page around exported recordings: one file with player, style and a policy that allows no network and no other
// script. Where the recording belongs, PLAYHEAD_ABOUT and PLAYHEAD_EVENTS stand; replay-service fills them in.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const [bundle] = await build({
  root: at("."),
  configFile: false,
  logLevel: "warn",
  plugins: [react()],
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    write: false,
    target: "es2023",
    lib: { entry: at("offline/main.tsx"), formats: ["iife"], name: "offline", cssFileName: "offline" },
  },
});
const output = (ending) => {
  const files = bundle.output.filter((file) => file.fileName.endsWith(ending));
  if (files.length !== 1) throw new Error(`expected one ${ending}, got ${files.length}`);
  return String(files[0].code ?? files[0].source);
};

// Inside a string of the script an end tag would end the element.
const script = output(".js").replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const hash = createHash("sha256").update(script).digest("base64");
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${hash}'`,
  "style-src 'unsafe-inline' data: blob:",
  "img-src data: blob:",
  "font-src data: blob:",
  "media-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const parts = { PLAYHEAD_POLICY: policy, PLAYHEAD_STYLE: output(".css"), PLAYHEAD_SCRIPT: script };
const page = readFileSync(at("offline/page.template"), "utf8").replace(
  /PLAYHEAD_(?:POLICY|STYLE|SCRIPT)/g,
  (mark) => parts[mark],
);
mkdirSync(at("target/offline/playhead-player"), { recursive: true });
writeFileSync(at("target/offline/playhead-player/offline.html"), page);
console.log(`offline.html: ${page.length} characters`);
