import "server-only"
import { createHash } from "node:crypto"
import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { auditEvents, auditPlaces } from "@/drizzle/schema/audit"
import type { AuditOutcome, Basis, Refusal } from "@/drizzle/vocabulary"
import type { AuditAction, Permission } from "@/lib/access/sections"

/** What happened, before it is tied to who and for whom. `resourceIds` name documents, delegations or drafts. */
export type Trace = {
  action: AuditAction
  permission?: Permission
  resourceIds?: readonly string[]
  outcome?: AuditOutcome
  refusal?: Refusal
}

/** Where a professional practises today; null for everybody else. */
type Place = { professionCode: string; structureId: string | null; structureName: string | null }

/** Who did it: somebody by a basis, or a named job of the worker. */
export type Doer =
  | { actorAccountId: string; basis: Basis | null; delegationId: string | null; preview?: boolean; exercice?: Place | null }
  | { task: string }

/** One line of a journal, before it is written; named already where another statement could name it on the way. */
type Told = { patientId: string; doer: Doer; trace: Trace; id?: string }

/** How many lines one statement writes: each brings a dozen values, and Postgres takes 65,535 of them. */
const AT_ONCE = 1_000

/** Writes audit rows in the transaction of what they tell of: when they cannot be written, it does not happen. */
export async function appendAudit(tx: Transaction, patientId: string, doer: Doer, traces: readonly Trace[]): Promise<void> {
  await appendToEach(
    tx,
    traces.map((trace) => ({ patientId, doer, trace })),
  )
}

/** The same in several journals at once: in as few statements, however many they are. */
export async function appendToEach(tx: Transaction, told: readonly Told[]): Promise<void> {
  for (let from = 0; from < told.length; from += AT_ONCE) await write(tx, told.slice(from, from + AT_ONCE).map(rowOf))
}

async function write(tx: Transaction, rows: readonly ReturnType<typeof rowOf>[]): Promise<void> {
  const placed = rows.filter(({ place }) => place)
  // Named before they are written: an author who was blocked since may add a line to the journal and read none of it.
  const unnamed = placed.filter(({ columns }) => !columns.id)
  const ids = unnamed.length > 0 ? await newIds(tx, unnamed.length) : []
  const newIdOf = new Map(unnamed.map((row, at) => [row, ids[at]]))
  const idOf = (row: (typeof rows)[number]) => row.columns.id ?? newIdOf.get(row)
  await tx.insert(auditEvents).values(rows.map((row) => ({ ...row.columns, id: idOf(row) })))
  const places = placed.flatMap((row) => {
    const eventId = idOf(row)
    return row.place && eventId ? [{ patientId: row.columns.patientId, eventId, ...row.place }] : []
  })
  if (places.length > 0) await tx.insert(auditPlaces).values(places)
}

async function newIds(tx: Transaction, count: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select uuidv7()::text as id from generate_series(1, ${count}::int)`)
  return rows.map(({ id }) => id)
}

function rowOf({ patientId, doer, trace, id }: Told) {
  const { place, ...columns } = doerColumns(doer)
  return { place, columns: { ...trace, resourceIds: [...(trace.resourceIds ?? [])], patientId, id, ...columns } }
}

/** A professional's line says the profession, and seals the place whose words lie apart. */
function doerColumns(doer: Doer) {
  if ("task" in doer || !doer.exercice) return { ...doer, exercice: undefined, place: null }
  const { exercice, ...columns } = doer
  const { professionCode, structureId, structureName } = exercice
  if (!structureName) return { ...columns, professionCode, place: null }
  return {
    ...columns,
    professionCode,
    placeSha256: placeDigest(structureId, structureName),
    place: { structureId, structureName },
  }
}

/** SHA-256 of a place of practice: identifier and name, each on its line. */
export function placeDigest(structureId: string | null, structureName: string): Buffer {
  return createHash("sha256")
    .update(`${structureId ?? ""}\n${structureName}`)
    .digest()
}
