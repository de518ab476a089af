// Installs a TypeScript module's locked packages, and does nothing when they already stand there for this lock file.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const module = process.argv[2] ?? process.cwd();
const lock = createHash("sha256").update(readFileSync(join(module, "package-lock.json"))).digest("hex");
const stamp = join(module, "node_modules", ".playhead-lock");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: module, stdio: "inherit" });
  if (npm.status !== 0) {
    console.error(`npm ci failed in ${module}: is npm installed, and is its registry reachable?`);
    process.exit(npm.status ?? 1);
  }
  writeFileSync(stamp, lock);
}
