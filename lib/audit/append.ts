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

/** Writes audit rows in the transaction of what they tell of: when they cannot be written, it does not happen. */
export async function appendAudit(tx: Transaction, patientId: string, doer: Doer, traces: readonly Trace[]): Promise<void> {
  if (traces.length === 0) return
  const { place, ...columns } = doerColumns(doer)
  const rows = traces.map((trace) => ({ ...trace, resourceIds: [...(trace.resourceIds ?? [])], patientId, ...columns }))
  if (!place) {
    await tx.insert(auditEvents).values(rows)
    return
  }
  // Named before they are written: an author who was blocked since may add a line to the journal and read none of it.
  const ids = await tx.execute<{ id: string }>(sql`select uuidv7()::text as id from generate_series(1, ${rows.length}::int)`)
  const named = ids.flatMap(({ id }, at) => (rows[at] ? [{ ...rows[at], id }] : []))
  await tx.insert(auditEvents).values(named)
  await tx.insert(auditPlaces).values(ids.map(({ id: eventId }) => ({ patientId, eventId, ...place })))
}

/** The same in several journals at once, for whoever practises nowhere: one statement, however many there are. */
export async function appendToEach(
  tx: Transaction,
  told: readonly { patientId: string; doer: Extract<Doer, { actorAccountId: string }>; trace: Trace }[],
): Promise<void> {
  if (told.length === 0) return
  await tx.insert(auditEvents).values(
    told.map(({ patientId, trace, doer: { actorAccountId, basis, delegationId } }) => ({
      ...{ ...trace, resourceIds: [...(trace.resourceIds ?? [])] },
      ...{ patientId, actorAccountId, basis, delegationId },
    })),
  )
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
