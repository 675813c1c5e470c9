import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { chromium } from "@playwright/test"

const DEBIAN_CHROMIUM = "/usr/bin/chromium"

/** A browser for the tests: one that is there already, else Debian's, else the one inside an npm package. */
export async function findChromium(say: (sentence: string) => void): Promise<string> {
  const known = [process.env.PLAYWRIGHT_CHROMIUM_PATH, chromium.executablePath(), DEBIAN_CHROMIUM]
  const found = known.find((path) => path && existsSync(path))
  if (found) return found
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    say("Installing a browser for the tests…")
    const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const
    spawnSync("apt-get", ["update"], quiet)
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], quiet)
    if (existsSync(DEBIAN_CHROMIUM)) return DEBIAN_CHROMIUM
  }
  const packaged = await import("@sparticuz/chromium")
  return packaged.default.executablePath()
}
