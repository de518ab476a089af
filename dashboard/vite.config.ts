import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The served page allows scripts from its own origin only, so nothing may be inlined into index.html.
export default defineConfig({
  plugins: [react()],
  build: {
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: { proxy: { "/api": process.env.PLAYHEAD_URL ?? "http://localhost:8080" } },
});
