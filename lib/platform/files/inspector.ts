import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { readdirSync, readFileSync, realpathSync } from "node:fs"

/** The inspector ran out of time or of memory on this file, and was killed. */
export class InspectorGaveUpError extends Error {
  override name = "InspectorGaveUpError"
}

const HEAP_LIMIT_MB = 512
/** Everything the process may hold, images and buffers included; V8's own limit counts the heap only. */
const MEMORY_LIMIT_KB = 1_500_000
const MOST_AT_ONCE = 2
/** Then the child is replaced, so that no leak and no damage outlives a few files. */
const FILES_PER_CHILD = 50
const IDLE_MS = 30_000
/** How often its time may pass on the clock for a child that waits for a processor. */
const MOST_TURNS = 6

type Inspector = { child: ChildProcess; served: number; folder: string; retire?: NodeJS.Timeout }

const idle: Inspector[] = []
const waiting: (() => void)[] = []
let busy = 0

/**
 * Gives one job to a child process that may read and write `folder` and nothing else, and brings back its answer. The limit is
 * of a processor's time where the system tells it: a file is not refused because others keep the machine busy.
 * @throws InspectorGaveUpError when the time or the memory ran out
 */
export async function askInspector(folder: string, job: object, timeLimitMs = 20_000): Promise<unknown> {
  if (busy >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else busy++
  try {
    const inspector = takeIdle(folder) ?? (await start(folder))
    const answer = await answerOf(inspector, job, timeLimitMs)
    rest(inspector)
    return answer
  } finally {
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
}

/** One that is at rest and may use this folder, which the files of one process share for as long as they are looked into. */
function takeIdle(folder: string): Inspector | undefined {
  const at = idle.findIndex((inspector) => inspector.folder === folder)
  const [inspector] = at < 0 ? [] : idle.splice(at, 1)
  clearTimeout(inspector?.retire)
  inspector?.child.ref()
  inspector?.child.channel?.ref?.()
  return inspector
}

function rest(inspector: Inspector): void {
  inspector.served++
  if (inspector.served >= FILES_PER_CHILD) {
    end(inspector)
    return
  }
  const [oldest] = idle
  if (oldest && idle.length >= MOST_AT_ONCE) end(oldest)
  idle.push(inspector)
  inspector.child.unref()
  inspector.child.channel?.unref?.()
  inspector.retire = setTimeout(() => end(inspector), IDLE_MS).unref()
}

function end(inspector: Inspector): void {
  forget(inspector)
  inspector.child.kill("SIGKILL")
}

function forget(inspector: Inspector): void {
  clearTimeout(inspector.retire)
  const at = idle.indexOf(inspector)
  if (at >= 0) idle.splice(at, 1)
}

/**
 * The child is a plain module found from the working directory, because a bundler neither follows nor moves it. It gets no
 * environment (there are keys in ours) and, by Node's permission model, no file outside its folder, no process and no thread;
 * `ulimit` caps its memory. Node 24 has no permission for the network: a deployment that wants that wall builds it outside.
 */
async function start(folder: string): Promise<Inspector> {
  const root = process.cwd()
  const home = `${root}/lib/platform/files`
  const node = [
    process.execPath,
    `--max-old-space-size=${HEAP_LIMIT_MB}`,
    "--permission",
    "--allow-addons",
    ...[home, realpathSync(`${root}/node_modules`), folder].map((readable) => `--allow-fs-read=${readable}`),
    `--allow-fs-write=${folder}`,
    `${home}/inspect-child.mjs`,
  ]
  const command = `ulimit -d ${MEMORY_LIMIT_KB} 2>/dev/null; exec "$0" "$@"`
  const child = spawn("/bin/sh", ["-c", command, ...node], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    env: { NODE_ENV: "production" },
    cwd: root,
  })
  const [first] = await Promise.race([once(child, "message"), once(child, "exit")])
  if (first !== "ready") throw new Error("The file inspector does not start (it needs Node 22.15 or later)")
  const inspector: Inspector = { child, served: 0, folder }
  child.once("exit", () => forget(inspector))
  return inspector
}

function answerOf({ child }: Inspector, job: object, timeLimitMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      clearTimeout(timer)
      child.removeListener("message", onMessage)
      child.removeListener("exit", giveUp)
    }
    const onMessage = (answer: unknown) => {
      settle()
      resolve(answer)
    }
    const giveUp = () => {
      settle()
      child.kill("SIGKILL")
      reject(new InspectorGaveUpError("The inspector ended before it answered"))
    }
    const begun = spentBy(child)
    const lookAgain = (turn: number) =>
      setTimeout(() => {
        if (turn < MOST_TURNS && spentBy(child) - begun < timeLimitMs && isReady(child)) timer = lookAgain(turn + 1)
        else giveUp()
      }, timeLimitMs)
    let timer = lookAgain(1)
    child.once("message", onMessage)
    child.once("exit", giveUp)
    child.send(job, (error) => {
      if (error) giveUp()
    })
  })
}

/** How long a processor has worked for it, in steps of ten milliseconds; 0 where the system does not say so. */
function spentBy({ pid }: ChildProcess): number {
  try {
    const fields = statOf(`/proc/${pid}/stat`)
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

/** Whether one of its threads would go on if it had a processor; a system that does not say so gives it no more time. */
function isReady({ pid }: ChildProcess): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).some((id) => "RDT".includes(statOf(`/proc/${pid}/task/${id}/stat`)[0] ?? "?"))
  } catch {
    return false
  }
}

/** The fields after the name, which may hold anything (proc(5)). */
const statOf = (path: string): string[] =>
  readFileSync(path, "latin1")
    .replace(/^.*\) /s, "")
    .split(" ")
