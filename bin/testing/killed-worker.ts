import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { supervise } from "../stack/supervised"

/** How often a worker is killed by each test: a hundred times in the long run. */
export const KILLS = Number(process.env.KILLS ?? (process.env.RELAIS_DEEP ? 100 : 2))

/** A worker under a supervisor that starts it again, `restarts` times, to be killed in the middle of its work. */
export async function startKilledWorker(environment: Record<string, string>, restarts: number) {
  const folder = mkdtempSync(join(tmpdir(), "relais-worker-"))
  const args = ["--conditions=react-server", "--import", "tsx", join(import.meta.dirname, "../worker.ts")]
  const worker = await supervise({
    ...{ name: "worker", args, readyWord: "at work", folder, restarts },
    environment: { ...environment, NODE_OPTIONS: "" },
  })
  /** Kills the worker that stands; what the one before had handed over may arrive before the next one does. */
  async function kill(): Promise<void> {
    const pid = Number(readFileSync(join(folder, "worker.pid"), "utf8"))
    try {
      process.kill(pid, "SIGKILL")
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error
      await sleep(20)
      await kill()
    }
  }
  const stop = async () => {
    await worker.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { kill, stop }
}
