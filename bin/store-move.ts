import { openDatabase } from "@/drizzle/client"
import { type MoveState, moveObjects } from "@/lib/objects/moving/commands"
import { readMove } from "@/lib/platform/configuration"
import { storeAt } from "@/lib/platform/objects/object-store"
import { StorageUnavailableError } from "@/lib/platform/objects/store"
import { checkDatabase } from "./check-database"
import { inOneSentence, runCommand } from "./run-command"

const TOLD_EACH_MS = 2000

type Environment = Record<string, string | undefined>
type Asked = { remove: boolean; signal: AbortSignal; say: (line: string) => void }

/** Moves every object from one store to the other, as the environment names them; true when nothing is left to do. */
export async function storeMove(environment: Environment, { remove, signal, say }: Asked): Promise<boolean> {
  const { from, to, fromOwn } = readMove(environment)
  if (remove && fromOwn) throw new Error(REMOVE_TOO_EARLY)
  const workerUrl = environment.WORKER_DATABASE_URL
  if (!workerUrl) throw new Error("WORKER_DATABASE_URL must be set: the rows that name objects are read under the worker's role.")
  await checkDatabase(workerUrl, "relais_worker")
  const { sql, database: worker } = openDatabase(workerUrl, 1)
  let state: MoveState | undefined
  let toldAt = Date.now()
  const tell = (now: MoveState) => {
    state = now
    if (Date.now() - toldAt < TOLD_EACH_MS) return
    toldAt = Date.now()
    say(remove && now.removed > 0 ? `${now.removed} of ${now.named} removed…` : `${now.seen} of ${now.named} objects…`)
  }
  try {
    const end = await moveObjects({ worker, from: storeAt(from), to: storeAt(to), remove, signal, tell })
    return sayEnd(end, { remove, signal, say })
  } catch (error) {
    if (!(error instanceof StorageUnavailableError)) throw error
    const far = state ? ` ${inCounts(state)}` : ""
    throw new Error(`${inOneSentence(error)}.${far} Nothing is lost: run it again, it goes on from there.`.replace("..", "."))
  } finally {
    await sql.end()
  }
}

const REMOVE_TOO_EARLY =
  "--remove would empty the store that the portal reads: let the portal use the new one first, then name the old one by FROM_OBJECTS_STORE and its settings."

function sayEnd(end: MoveState, { remove, signal, say }: Asked): boolean {
  if (signal.aborted) {
    say(`Stopped as asked: ${end.seen} of ${end.named} objects were looked at. ${inCounts(end)} Run it again to go on.`)
    return false
  }
  for (const key of end.different) say(`${key} is not the same in both stores: one of them is damaged, neither was touched.`)
  for (const key of end.lost) say(`${key} is named by a row and is in neither store.`)
  const isWhole = end.different.length + end.lost.length === 0
  if (remove && !isWhole) say("Nothing was removed, since not everything could be copied.")
  say(`${inCounts(end)} ${isWhole ? AFTERWARDS : "Look at the objects named above, then run it again."}`)
  return isWhole
}

const AFTERWARDS = "What is deposited in the old store from now on is picked up by the next run."

const inCounts = ({ named, copied, present, removed }: MoveState) =>
  `${copied} copied, ${present} there already, ${removed} removed, of ${named}.`

async function main() {
  const stopping = new AbortController()
  for (const name of ["SIGINT", "SIGTERM"] as const)
    process.once(name, () => {
      console.log("Stopping after the objects in hand.")
      stopping.abort()
    })
  const remove = process.argv.includes("--remove")
  const isDone = await storeMove(process.env, { remove, signal: stopping.signal, say: (line) => console.log(line) })
  if (!isDone) process.exitCode = 1
}

if (import.meta.main) await runCommand(main)
