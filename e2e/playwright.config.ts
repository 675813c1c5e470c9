import { defineConfig } from "@playwright/test"

const ROOT = new URL("../", import.meta.url).pathname

/** The portal already stands (`npm test` starts it on free ports, or `npm run demo` does); the tests only visit it. */
export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: `${ROOT}.test/browser`,
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  // Long enough for a machine that others keep busy: a page that never comes is told just as well half a minute later.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    baseURL: process.env.RELAIS_URL ?? "http://localhost:3000",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    // A trace of every test would cost a third of the time: `--trace on` keeps one of the test that is looked into, with
    // the page at each step, which a picture of a browser that paints nothing could not show.
    trace: "off",
    screenshot: "off",
    launchOptions: {
      executablePath: process.env.PLAYWRIGHT_CHROMIUM_PATH,
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        // Two workers keep two cores busy: threads of its own beside them cost the engine an eighth more of both. What it has
        // read of the portal's scripts, with where each line stands, it keeps for the next page: this browser keeps it nowhere else.
        "--js-flags=--single-threaded --no-flush-bytecode --no-enable-lazy-source-positions",
        // There is no screen to draw for: without it a process of its own draws every frame on the processor.
        "--disable-gpu",
        "--disable-software-rasterizer",
        "--disable-lcd-text",
        // Nor is anything painted, which cost a fifth of every page: there is no memory for it.
        "--force-gpu-mem-available-mb=0",
        // Without a limit a process stands by for the next site, of which there is none.
        "--renderer-process-limit=1",
      ],
    },
  },
})
