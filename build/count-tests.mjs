// Sums what the test runners have reported, and decides whether the run as a whole has passed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [root, mavenStatus] = process.argv.slice(2);
const rows = [];

function attribute(tag, name) {
  return Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);
}

// All write JUnit's format: a suite a file, or, from vitest, all suites in one.
for (const module of readdirSync(root).sort()) {
  for (const kind of ["surefire", "failsafe", "vitest"]) {
    const folder = join(root, module, "target", `${kind}-reports`);
    if (!existsSync(folder)) continue;
    const row = { name: `${module} (${kind})`, passed: 0, failed: 0, skipped: 0 };
    for (const file of readdirSync(folder).filter((name) => /^TEST-.*\.xml$/.test(name))) {
      for (const [suite] of readFileSync(join(folder, file), "utf8").matchAll(/<testsuite\b[^>]*>/g)) {
        const failed = attribute(suite, "failures") + attribute(suite, "errors");
        const skipped = attribute(suite, "skipped");
        row.failed += failed;
        row.skipped += skipped;
        row.passed += attribute(suite, "tests") - failed - skipped;
      }
    }
    if (row.passed + row.failed + row.skipped > 0) rows.push(row);
  }
}

const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
const [passed, skipped] = [sum("passed"), sum("skipped")];
let failed = sum("failed");

console.log("");
for (const row of rows) {
  console.log(`  ${row.name.padEnd(36)} ${row.passed} passed, ${row.failed} failed, ${row.skipped} skipped`);
}
if (mavenStatus !== "0" && failed === 0) {
  // Formatting, compilation, a type error: no test has failed, yet the run has.
  console.log("  The build failed outside the tests (formatting, compilation, type check): it counts as one failure.");
  failed = 1;
}
if (passed + failed === 0) console.log("  No test has run.");
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(mavenStatus === "0" && failed === 0 && passed > 0 ? 0 : 1);
