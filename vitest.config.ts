import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"
import { LongestFirst } from "./bin/testing/longest-first.ts"

const root = fileURLToPath(new URL("./", import.meta.url))

const TESTS = ["{lib,drizzle,demo,bin,components,app,bench}/**/*.test.{ts,tsx}"]

/** What stands beside parts that others wrote, installed where they are missing: the long run's. */
const LONG_RUN = process.env.RELAIS_DEEP ? [] : ["**/*.deep.test.ts"]

/** They set the portal up in a way of their own before its first module is read, which must not last beyond them. */
const SET_UP_ON_THEIR_OWN = [
  "app/api/health/route.test.ts",
  "bin/backup.test.ts",
  "bin/faults.deep.test.ts",
  "bin/worker.messages.test.ts",
  "bin/worker.test.ts",
  "lib/documents/download/commands.s3.test.ts",
  "lib/platform/mail/postman.test.ts",
  "lib/platform/sms/send.test.ts",
  "lib/request/form-action.test.ts",
  "lib/request/sign-in.claims.test.ts",
  "lib/request/sign-in.detours.test.ts",
  "lib/request/sign-in.test.ts",
  "lib/request/upload-handler.test.ts",
]

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // The marker throws outside a server component; here every module runs on the server.
      { find: /^server-only$/, replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    globalSetup: "bin/testing/global-setup.ts",
    setupFiles: "bin/testing/worker-setup.ts",
    sequence: { sequencer: LongestFirst },
    pool: "forks",
    maxWorkers: 2,
    // Ends a test that hangs, and says nothing of how quick one is: on a machine that others load, one that works may take many times
    // what it takes alone. A test that needs more than this does too much at once.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 120_000 } },
    unstubEnvs: true,
    projects: [
      // The files of a worker share what they import, as the portal's requests do: reading it for each takes a third of the time.
      { extends: true, test: { name: "portal", include: TESTS, exclude: [...SET_UP_ON_THEIR_OWN, ...LONG_RUN], isolate: false } },
      { extends: true, test: { name: "own set-up", include: SET_UP_ON_THEIR_OWN, exclude: LONG_RUN } },
    ],
  },
})
