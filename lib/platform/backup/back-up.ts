import "server-only"
import type { KeyObject } from "node:crypto"
import path from "node:path"
import type { Sql } from "postgres"
import { ObjectMissingError, type ObjectStore } from "../objects/store"
import { COMPLETE, CONTENTS, type Contents, fileOf, HEADER, headerSchema, OBJECT_KEYS, partOf } from "./contents"
import { lengthOf, readText, removeTables, writePart, writeText, writeWhole } from "./folder"
import { keyFor } from "./recipient"
import { takeSnapshot } from "./snapshot"

/** Objects on their way at once. */
const LANES = 4

type Asked = {
  folder: string
  sql: Sql
  objects: Pick<ObjectStore, "get">
  recipient: KeyObject
  /** The head of the journal as it is kept outside the database; read before the snapshot, which is then at least as new. */
  readHead: () => Promise<string | null>
  signal?: AbortSignal
}

/** How much a back-up holds; `gone` objects were erased while it was made. */
export type BackUp = { objects: number; copied: number; gone: number; isComplete: boolean }

/**
 * Keeps the database as it stands at one instant, encrypted to the recipient, then each object that its rows name. An
 * object is written before its row, so that each is there. Begun again, it goes on with the objects that are missing.
 */
export async function backUp(asked: Asked): Promise<BackUp> {
  const { folder, signal } = asked
  if ((await readText(folder, COMPLETE)) !== null) throw new Error("This folder holds a whole back-up: name another one.")
  const keys = (await keptKeys(folder)) ?? (await keepDatabase(asked))
  const state = { objects: keys.length, copied: 0, gone: 0 }
  const waiting = keys.values()
  const lane = async () => {
    for (const key of waiting) {
      if (signal?.aborted) return
      const done = await keepObject(asked, key)
      if (done !== "present") state[done]++
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const isComplete = !signal?.aborted
  if (isComplete) await writeText(folder, COMPLETE, `${new Date().toISOString()}\n`)
  return { ...state, isComplete }
}

/** The keys that an earlier run listed last, once everything of the database was kept. */
async function keptKeys(folder: string): Promise<string[] | null> {
  const text = await readText(folder, OBJECT_KEYS)
  return text === null ? null : text.split("\n").filter(Boolean)
}

async function keepDatabase({ folder, sql, recipient, readHead }: Asked): Promise<string[]> {
  await removeTables(folder)
  const { key, sent } = keyFor(recipient)
  const header = headerSchema.parse({ version: 1, startedAt: new Date().toISOString(), sent })
  await writeText(folder, HEADER, `${JSON.stringify(header)}\n`)
  const head = await readHead()
  const { objectKeys, ...taken } = await takeSnapshot(sql, (table, rows) => writePart(folder, partOf(table), rows, key))
  const contents: Contents = { ...taken, head }
  await writePart(folder, CONTENTS, oneText(JSON.stringify(contents)), key)
  await writeText(folder, OBJECT_KEYS, `${objectKeys.join("\n")}\n`)
  return objectKeys
}

async function* oneText(text: string) {
  yield Buffer.from(text)
}

/** Encrypted as it is, under a key that only the database names and only the root key opens. */
async function keepObject({ folder, objects }: Asked, key: string): Promise<"copied" | "present" | "gone"> {
  const file = path.join(folder, fileOf(key))
  if ((await lengthOf(file)) !== null) return "present"
  try {
    await writeWhole(file, await objects.get(key))
    return "copied"
  } catch (error) {
    if (error instanceof ObjectMissingError) return "gone"
    throw error
  }
}
