import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const root = fileURLToPath(new URL("./", import.meta.url))

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // The marker throws outside a server component; here every module runs on the server.
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    include: ["{lib,drizzle,demo,bin,components,app,bench}/**/*.test.{ts,tsx}", "*.test.ts"],
    exclude: ["**/node_modules/**", "e2e/**"],
    globalSetup: "drizzle/testing/global-setup.ts",
    setupFiles: "drizzle/testing/worker-setup.ts",
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
