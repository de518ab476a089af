import type { Reporter, TestModule } from "vitest/node";

/** Prints the line from which the test command sums up the TypeScript tests. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>): void {
    const counts = { passed: 0, failed: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state === "passed" ? "passed" : "failed"]++;
      if (module.errors().length > 0) counts.failed++;
    }
    console.log(`${counts.passed} passed, ${counts.failed} failed`);
  }
}
