import { type ChildProcess, spawn } from "node:child_process"
import { createWriteStream, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { PlainFault } from "./plain-fault"

type Wanted = {
  /** What a person calls it: "portal". */
  name: string
  args: string[]
  environment: Record<string, string>
  /** What it prints once it is at work. */
  readyWord: string
  /** Where its log and its process id are written. */
  folder: string
  /** How often it is started again at most; a few times where nothing is said, since what dies at once does so again. */
  restarts?: number
}

export type Supervised = { stop(): Promise<void> }

const PATIENCE = 60_000
const RESTARTS = 20

/** Starts a process of the stack, waits until it says that it is ready, and starts it again whenever it dies. */
export async function supervise(wanted: Wanted): Promise<Supervised> {
  const { restarts: most = RESTARTS } = wanted
  let stopping = false
  let child = launch(wanted)
  await ready(child, wanted)
  const watch = (restarts: number) => {
    child.once("exit", async () => {
      if (stopping || restarts === most) return
      await sleep(300)
      if (stopping) return
      child = launch(wanted)
      watch(restarts + 1)
    })
  }
  watch(0)
  return {
    stop: () => {
      stopping = true
      return end(child)
    },
  }
}

function launch({ name, args, environment, folder }: Wanted): ChildProcess {
  // A process group of its own, so that a Ctrl-C reaches it in our order and not at once.
  const env: NodeJS.ProcessEnv = { ...process.env, ...environment, RELAIS_PARENT: String(process.pid) }
  const child = spawn(process.execPath, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] })
  writeFileSync(join(folder, `${name}.pid`), String(child.pid))
  const log = createWriteStream(join(folder, `${name}.log`), { flags: "a" })
  log.on("error", () => {})
  child.stdout?.pipe(log, { end: false })
  child.stderr?.pipe(log, { end: false })
  child.once("close", () => log.end())
  return child
}

function ready(child: ChildProcess, { name, readyWord }: Wanted): Promise<void> {
  let said = ""
  return new Promise((done, fail) => {
    const giveUp = (why: string) => {
      void end(child)
      fail(new PlainFault(`The ${name} did not start: ${why}`))
    }
    const timer = setTimeout(() => giveUp("it said nothing for a minute."), PATIENCE)
    child.stdout?.on("data", (chunk: Buffer) => {
      if (!chunk.toString().includes(readyWord)) return
      clearTimeout(timer)
      done()
    })
    child.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000)
    })
    child.once("close", () => {
      clearTimeout(timer)
      fail(new PlainFault(said.trim() || `The ${name} ended at once.`))
    })
  })
}

const isOver = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function end(child: ChildProcess) {
  if (isOver(child)) return
  const gone = new Promise<void>((done) => child.once("exit", () => done()))
  child.kill("SIGTERM")
  await Promise.race([gone, sleep(12_000, undefined, { ref: false })])
  if (!isOver(child)) child.kill("SIGKILL")
  await gone
}
