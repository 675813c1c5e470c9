import "server-only"
import type { KeyObject } from "node:crypto"
import { createReadStream } from "node:fs"
import path from "node:path"
import { pipeline } from "node:stream/promises"
import type { Sql, TransactionSql } from "postgres"
import { TamperedError } from "../keys/encryption"
import type { ObjectStore } from "../objects/store"
import {
  COMPLETE,
  CONTENTS,
  type Contents,
  contentsSchema,
  fileOf,
  HEADER,
  headerSchema,
  OBJECT_KEYS,
  partOf,
  type Table,
} from "./contents"
import { lengthOf, readPart, readText } from "./folder"
import { keyFrom } from "./recipient"
import { readMigrations } from "./snapshot"

/** Where people are: any row in one of them, and the place is somebody's. */
const PEOPLE = ["accounts", "patients", "audit_events", "audit_batches", "review_cases", "review_events", "reviewers"]

type Asked = {
  folder: string
  /** Signs in as a superuser: rows are brought back without what their guards do when people write them. */
  sql: Sql
  objects: Pick<ObjectStore, "put" | "list">
  privateKey: KeyObject
  /** Spaces that were erased since: nothing of them is brought back but the journal. */
  erased: readonly string[]
}

/**
 * Brings a whole back-up into a place where nobody is: the objects first, then every row in one transaction, so that
 * there is never a row without its object. Begun again before the rows are there, it goes on with the missing objects.
 */
export async function restore(asked: Asked): Promise<{ rows: number; objects: number; contents: Contents }> {
  const { folder, sql } = asked
  const { key, contents } = await openBackUp(asked)
  await requireEmpty(sql, contents)
  const objects = await bringObjects(asked)
  const rows = await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx.unsafe(`truncate ${contents.tables.map(({ name }) => name).join(", ")} cascade`)
    let count = 0
    for (const table of contents.tables) count += await bringTable(tx, folder, key, table)
    await leaveOutErased(tx, contents.tables, asked.erased)
    return count
  })
  return { rows, objects, contents }
}

async function openBackUp({ folder, privateKey }: Asked) {
  const header = await readText(folder, HEADER)
  if (header === null || (await readText(folder, COMPLETE)) === null)
    throw new Error("This folder holds no whole back-up: run npm run backup once more, or name another folder.")
  const key = keyFrom(headerSchema.parse(JSON.parse(header)).sent, privateKey)
  try {
    const text = await Array.fromAsync(readPart(folder, CONTENTS, key))
    return { key, contents: contentsSchema.parse(JSON.parse(Buffer.concat(text).toString())) }
  } catch (error) {
    if (error instanceof TamperedError)
      throw new Error("BACKUP_PRIVATE_KEY does not open this back-up, or the back-up was altered.")
    throw error
  }
}

async function requireEmpty(sql: Sql, { migrations }: Contents): Promise<void> {
  const here = await readMigrations(sql)
  if (JSON.stringify(here) !== JSON.stringify(migrations)) {
    const last = migrations.at(-1)?.name
    throw new Error(`The back-up was made at ${last}: restore with that version of Relais after npm run db:migrate, then go on.`)
  }
  for (const table of PEOPLE) {
    const [row] = await sql.unsafe(`select exists (select from ${table}) as found`)
    if (row?.found) throw new Error("Somebody is in this database already: a back-up is restored into an empty place only.")
  }
}

/** Into a store that holds nothing but what an interrupted restore of this back-up left. */
async function bringObjects({ folder, objects }: Asked): Promise<number> {
  const keys = new Set((await readText(folder, OBJECT_KEYS))?.split("\n").filter(Boolean))
  const present = new Set<string>()
  for await (const { key } of objects.list()) {
    if (!keys.has(key)) throw new Error("The object store is not empty: a back-up is restored into an empty place only.")
    present.add(key)
  }
  let count = 0
  for (const key of keys) {
    const file = path.join(folder, fileOf(key))
    const size = await lengthOf(file)
    if (size === null) continue
    if (!present.has(key)) await objects.put(key, { size, read: () => createReadStream(file) })
    count++
  }
  return count
}

async function bringTable(tx: TransactionSql, folder: string, key: Buffer, table: Contents["tables"][number]): Promise<number> {
  const into = await tx.unsafe(`copy ${table.name} (${table.columns.join(", ")}) from stdin`).writable()
  await pipeline(readPart(folder, partOf(table), key), into)
  const [count] = await tx.unsafe(`select count(*)::int as rows from ${table.name}`)
  if (count?.rows !== table.rows)
    throw new Error(`${table.name} has ${count?.rows} rows instead of ${table.rows}: nothing was restored.`)
  return table.rows
}

/** The journal stays, sealed and without a name. */
const KEPT_OF_ERASED = ["audit_events", "audit_places"]

/** What was erased stays erased: nothing of such a space is left but the journal, and what its key opened is noise. */
async function leaveOutErased(tx: TransactionSql, tables: readonly Table[], erased: readonly string[]): Promise<void> {
  if (erased.length === 0) return
  for (const { name, columns } of tables) {
    if (!columns.includes("patient_id") || KEPT_OF_ERASED.includes(name.replace(/^public\./, ""))) continue
    await tx.unsafe(`delete from ${name} where patient_id = any($1::uuid[])`, [[...erased]])
  }
  await tx`delete from notices where space_id = any(${[...erased]}::uuid[])`
}
