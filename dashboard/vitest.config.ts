import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["test/**/*.test.{ts,mjs}"],
    // The file is for the test command, which sums up every module's.
    reporters: [
      "default",
      ["junit", { outputFile: "target/vitest-reports/TEST-vitest.xml" }],
      "./test/closing-line.ts",
    ],
  },
});
