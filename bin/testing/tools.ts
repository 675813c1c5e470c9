import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"

const ROOT = join(import.meta.dirname, "../..")
const running = new Set<ChildProcess>()

/** Runs one tool of node_modules with its own output, and gives its exit code. */
export function runTool(tool: string, args: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<number> {
  const path = join(ROOT, "node_modules", tool)
  const child = spawn(process.execPath, [path, ...args], { cwd: ROOT, env: environment, stdio: ["ignore", "inherit", "inherit"] })
  running.add(child)
  return new Promise((done) => {
    child.on("error", () => done(1))
    child.on("exit", (code) => {
      running.delete(child)
      done(code ?? 1)
    })
  })
}

/** Ends every tool that still runs. */
export function endTools(): void {
  for (const child of running) child.kill("SIGTERM")
}
