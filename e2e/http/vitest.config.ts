import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import { LongestFirst } from "../../bin/testing/longest-first.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))

/** What is asked of the built portal over HTTP: one stack for all, which `npm test` has started, or which is started here. */
export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // The marker throws outside a server component; the tests make their people with the portal's own code.
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    name: "http",
    dir: `${root}e2e`,
    // Asking every address of the demo as everybody belongs to the long run.
    include: process.env.RELAIS_DEEP ? ["http/**/*.test.ts", "replay/*.test.ts"] : ["http/**/*.test.ts"],
    globalSetup: "e2e/http/stack.ts",
    setupFiles: "e2e/http/environment.ts",
    sequence: { sequencer: LongestFirst },
    pool: "forks",
    maxWorkers: 2,
    // The files of a worker share what they import, and the circle of people that they ask as.
    isolate: false,
    // Ends a test that hangs, and says nothing of how quick one is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000 } },
  },
})
