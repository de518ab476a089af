import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    exclude: [...configDefaults.exclude, "test/firefox/**"],
    // The file is for the test command, which sums up every module's.
    reporters: [
      "default",
      ["junit", { outputFile: "target/vitest-reports/TEST-vitest.xml" }],
      "./test/countsReporter.ts",
    ],
    // One Chromium at a time: the suites measure what arrives while pages are left.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
