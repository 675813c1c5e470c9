import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { SERVER_OPTIONS } from "@/bin/server-command"
import { freePort } from "@/bin/stack/embedded-postgres"
import { type Supervised, supervise } from "@/bin/stack/supervised"

const ROOT = join(import.meta.dirname, "..")
const APP = join(import.meta.dirname, "apps/compared")
const SOURCES = ["bench/apps", "drizzle", "lib", "package-lock.json"]
const BUILT = ["node_modules", ".next"]

export type ComparedApp = { url: string; pid(): number; stop(): Promise<void> }

/** The other side of P1, P2, P7 and P11: a Next app of its own, built like the portal. */
export async function startComparedApp(
  folder: string,
  environment: Record<string, string>,
  markup: string,
): Promise<ComparedApp> {
  const port = await freePort()
  const kept = join(folder, "kept")
  mkdirSync(kept, { recursive: true, mode: 0o700 })
  const server: Supervised = await supervise({
    name: "compared",
    args: [...SERVER_OPTIONS, join(APP, "serve.mjs")],
    environment: { ...environment, PORT: String(port), BENCH_MARKUP: markup, BENCH_KEPT: kept },
    readyWord: "listens on",
    folder,
  })
  const pid = () => Number(readFileSync(join(folder, "compared.pid"), "utf8"))
  return { url: `http://127.0.0.1:${port}`, pid, stop: server.stop }
}

/** Builds it unless what stands there was built from these very sources. */
export async function buildComparedApp(): Promise<void> {
  const marker = join(APP, ".next/built-from")
  const now = hashSources()
  if (existsSync(marker) && readFileSync(marker, "utf8") === now) return
  const next = join(ROOT, "node_modules/next/dist/bin/next")
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }
  const child = spawn(process.execPath, [next, "build"], { cwd: APP, env, stdio: ["ignore", "pipe", "pipe"] })
  let said = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise((done) => child.on("exit", done).on("error", () => done(1)))
  if (code !== 0) throw new Error(`${said}\nThe other side of the comparison could not be built; why stands above.`)
  writeFileSync(marker, now)
}

function hashSources(): string {
  const hash = createHash("sha256")
  for (const source of SOURCES) for (const file of listFiles(join(ROOT, source))) hash.update(file).update(readFileSync(file))
  return hash.digest("hex")
}

function listFiles(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => !BUILT.includes(name) && !name.includes(".test.") && name !== "next-env.d.ts")
  return names.sort().flatMap((name) => listFiles(join(path, name)))
}
