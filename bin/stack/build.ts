import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { PlainFault } from "./plain-fault"

const ROOT = join(import.meta.dirname, "../..")
const SOURCES = ["app", "components", "demo", "drizzle", "lib", "messages", "public", "next.config.ts", "package-lock.json"]

const distFolder = () => join(ROOT, process.env.RELAIS_DIST_DIR ?? ".next")

/** Builds the portal unless what stands there was built from these very sources. */
export async function ensureBuilt(say: (sentence: string) => void): Promise<void> {
  const marker = join(distFolder(), "built-from")
  const now = hashSources()
  if (existsSync(marker) && existsSync(join(distFolder(), "BUILD_ID")) && readFileSync(marker, "utf8") === now) return
  say("Building the portal; this takes a minute or two…")
  await build()
  writeFileSync(marker, now)
}

function hashSources(): string {
  const hash = createHash("sha256")
  for (const source of SOURCES) for (const file of listFiles(join(ROOT, source))) hash.update(file).update(readFileSync(file))
  return hash.digest("hex")
}

function listFiles(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).sort()
  return names.flatMap((name) => (name.includes(".test.") ? [] : listFiles(join(path, name))))
}

function build(): Promise<void> {
  const next = join(ROOT, "node_modules/next/dist/bin/next")
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }
  const child = spawn(process.execPath, [next, "build"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] })
  let said = ""
  const keep = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-20_000)
  }
  child.stdout.on("data", keep)
  child.stderr.on("data", keep)
  return new Promise((done, fail) => {
    child.on("exit", (code) =>
      code === 0 ? done() : fail(new PlainFault(`${said}\nThe portal could not be built; why stands above.`)),
    )
  })
}
