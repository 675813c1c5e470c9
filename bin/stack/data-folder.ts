import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { clusterFolder } from "./embedded-postgres"
import { PlainFault } from "./plain-fault"

const PARTS = ["cluster", "objects", "mail", "complete", "secrets.json", "journal-head.json", "portal.log", "worker.log"]

/** Takes a folder of data for this process alone; throws one sentence when it cannot be written or is in use. */
export function takeDataFolder(wanted: string): { folder: string; release(): void } {
  const folder = resolve(wanted)
  const lock = join(folder, "demo.pid")
  try {
    makeFolder(folder)
    refuseSecondDemo(lock, folder)
    writeFileSync(lock, String(process.pid))
  } catch (error) {
    if (error instanceof PlainFault) throw error
    throw new PlainFault(`Relais cannot write into ${folder}: set RELAIS_DATA to a folder where it may.`)
  }
  return { folder, release: () => rmSync(lock, { force: true }) }
}

/** One level at a time: Node's own recursive way never ends where the system lets nobody make a folder, as in /proc. */
function makeFolder(folder: string) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o711 })
}

function refuseSecondDemo(lock: string, folder: string) {
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, "utf8"))
  if (pid !== process.pid && isNode(pid))
    throw new PlainFault(`Relais already runs on ${folder} (process ${pid}): stop it first.`)
}

/** A number left by a killed demo may belong to another program meanwhile; where the system tells, it is asked. */
function isNode(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const commandLine = `/proc/${pid}/cmdline`
    return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("/bin/")
  } catch {
    return false
  }
}

/** Forgets what earlier starts kept there, and touches nothing that Relais did not make. */
export function emptyDataFolder(folder: string): void {
  rmSync(clusterFolder(folder), { recursive: true, force: true })
  for (const part of PARTS) rmSync(join(folder, part), { recursive: true, force: true })
}
