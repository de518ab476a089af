import { defineConfig } from "vitest/config";

/** `npm run firefox`: apart, since not every machine has one. */
export default defineConfig({ test: { include: ["test/firefox/**/*.test.ts"] } });
