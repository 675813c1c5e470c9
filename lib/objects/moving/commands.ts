import "server-only"
import { createHash, randomUUID } from "node:crypto"
import type { Database } from "@/drizzle/client"
import { type SystemTask, withTask } from "@/lib/access/system-task"
import { bytesSource, ObjectMissingError, type ObjectStore, StorageUnavailableError } from "@/lib/platform/objects/store"
import { countNamed, namedAfter, namedAmong } from "../queries"

const BATCH = 500
/** Objects on their way at once; each holds one part in memory. */
const LANES = 4

/** How far a move is; `different` and `lost` are keys that only a person can judge. */
export type MoveState = {
  named: number
  seen: number
  copied: number
  present: number
  removed: number
  different: string[]
  lost: string[]
}

export type Move = {
  worker: Database
  from: ObjectStore
  to: ObjectStore
  /** Take from `from` what is the same in `to`, once everything is there. */
  remove: boolean
  /** Asked to stop, it ends the objects in hand. */
  signal?: AbortSignal
  tell?: (state: MoveState) => void
}

/**
 * Copies every object that a row names, encrypted as it is, and compares both byte for byte; what is there already is
 * compared and left, so that a second run goes on where the first stopped.
 * @throws StorageUnavailableError when a store does not answer; every object is then still where it was
 */
export async function moveObjects(move: Move): Promise<MoveState> {
  await checkTwoPlaces(move)
  const state: MoveState = { named: 0, seen: 0, copied: 0, present: 0, removed: 0, different: [], lost: [] }
  state.named = await inTask(move, countNamed)
  const gone: string[] = []
  await walk(move, async (key) => {
    const found = await carry(move, key)
    if (found === "gone") gone.push(key)
    else if (found === "different") state.different.push(key)
    else state[found]++
    state.seen++
    move.tell?.(state)
  })
  for (let at = 0; at < gone.length; at += BATCH) state.lost.push(...(await stillNamed(move, gone.slice(at, at + BATCH))))
  const isWhole = state.different.length + state.lost.length === 0 && !move.signal?.aborted
  if (move.remove && isWhole) await removeCopied(move, state)
  return state
}

/** One place under two names would be emptied by `remove`: what is written in one must not be seen in the other. */
async function checkTwoPlaces({ from, to }: Move): Promise<void> {
  const key = `probe-${randomUUID()}`
  try {
    await to.put(key, bytesSource(Buffer.from(key)))
    if (await digestOf(from, key)) throw new Error("Both names are of the same place: there is nothing to move.")
  } finally {
    await to.delete(key)
  }
}

/** Each is compared once more before it goes: what was deposited after the walk was copied by nobody yet. */
async function removeCopied(move: Move, state: MoveState): Promise<void> {
  await walk(move, async (key) => {
    const source = await digestOf(move.from, key)
    if (!source || !isSame(source, await digestOf(move.to, key))) return
    await move.from.delete(key)
    state.removed++
    move.tell?.(state)
  })
}

/** Goes through all the keys that rows name, one task for each batch, and does `work` outside it: no transaction waits for a store. */
async function walk(move: Move, work: (key: string) => Promise<void>): Promise<void> {
  for (let last: string | undefined = ""; last !== undefined; ) {
    const after: string = last
    const keys = await inTask(move, (task) => namedAfter(task, after, BATCH))
    await inLanes(keys, work, move.signal)
    last = keys.length < BATCH || move.signal?.aborted ? undefined : keys.at(-1)
  }
}

/** Throws the first fault once the other lanes have ended what they had in hand. */
async function inLanes(keys: string[], work: (key: string) => Promise<void>, signal?: AbortSignal): Promise<void> {
  const faults: unknown[] = []
  const left = keys.values()
  const lane = async () => {
    for (const key of left) {
      if (faults.length > 0 || signal?.aborted) return
      await work(key).catch((fault: unknown) => faults.push(fault))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  if (faults.length > 0) throw faults[0]
}

const inTask = <T>({ worker }: Move, work: (task: SystemTask) => Promise<T>) => withTask(worker, "store.move", work)

/** A deposit that was given up meanwhile took its row with it: its object is not lost. */
const stillNamed = (move: Move, keys: string[]) => inTask(move, (task) => namedAmong(task, keys))

/** "different": one of the two is not what was written, so neither is touched. */
async function carry(move: Move, key: string): Promise<"copied" | "present" | "different" | "gone"> {
  const target = await digestOf(move.to, key)
  const source = await digestOf(move.from, key)
  if (!target) return source ? copy(move, key, source) : "gone"
  return !source || isSame(source, target) ? "present" : "different"
}

async function copy({ from, to }: Move, key: string, source: Digest): Promise<"copied" | "gone"> {
  try {
    await to.put(key, { size: source.size, read: () => readFrom(from, key) })
  } catch (error) {
    if (error instanceof ObjectMissingError) return "gone"
    throw error
  }
  if (isSame(source, await digestOf(to, key))) return "copied"
  await to.delete(key)
  throw new StorageUnavailableError(
    "A copy was not what had been sent; it was taken away again, and the original is where it was.",
  )
}

async function* readFrom(store: ObjectStore, key: string): AsyncGenerator<Uint8Array> {
  yield* await store.get(key)
}

type Digest = { size: number; sha256: string }

/** The size and the SHA-256 of an object's bytes as they lie there, or null when there is none. */
async function digestOf(store: ObjectStore, key: string): Promise<Digest | null> {
  const bytes = await store.get(key).catch(nullWhenMissing)
  if (!bytes) return null
  const hash = createHash("sha256")
  let size = 0
  for await (const chunk of bytes) {
    hash.update(chunk)
    size += chunk.byteLength
  }
  return { size, sha256: hash.digest("hex") }
}

const isSame = (one: Digest, other: Digest | null) => one.size === other?.size && one.sha256 === other.sha256

function nullWhenMissing(error: unknown): null {
  if (error instanceof ObjectMissingError) return null
  throw error
}
