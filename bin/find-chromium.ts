import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { chromium } from "@playwright/test"

/** Debian's, the one without windows first: of the other, half the time goes into drawing what nobody looks at. */
const DEBIAN_PACKAGES = ["chromium-headless-shell", "chromium"]

/** A browser for the tests: one that is there already, else Debian's, else the one inside an npm package. */
export async function findChromium(say: (sentence: string) => void): Promise<string> {
  const debian = DEBIAN_PACKAGES.map((name) => `/usr/bin/${name}`)
  const known = [process.env.PLAYWRIGHT_CHROMIUM_PATH, chromium.executablePath(), debian[0]]
  const found = known.find((path) => path && existsSync(path)) ?? installed(say) ?? debian.find(existsSync)
  if (found) return found
  const packaged = await import("@sparticuz/chromium")
  return packaged.default.executablePath()
}

/** Installs the first of Debian's packages that this Debian has; null where nothing may be installed. */
function installed(say: (sentence: string) => void): string | null {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null
  say("Installing a browser for the tests…")
  const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const
  spawnSync("apt-get", ["update"], quiet)
  for (const name of DEBIAN_PACKAGES) {
    const path = `/usr/bin/${name}`
    if (existsSync(path)) return path
    spawnSync("apt-get", ["install", "-y", "--no-install-recommends", name], quiet)
    if (existsSync(path)) return path
  }
  return null
}
