import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { hashRow, type Leaf } from "./leaf"

const VERSION = "relais.audit_events.v1"

/** The version of rows that say a profession: two columns more. A row of the first version has neither. */
const PROFESSIONAL_VERSION = "relais.audit_events.v2"
export const PROFESSIONAL_COLUMNS = ["profession_code", "place_sha256"] as const satisfies readonly (keyof SealedRow)[]

/** A row of the journal as it is sealed: every column, as text that loses nothing (instants in microseconds). */
export type SealedRow = {
  patient_id: string
  id: string
  occurred_at: string
  tx: string
  actor_account_id: string | null
  task: string | null
  basis: string | null
  delegation_id: string | null
  permission: string | null
  action: string
  outcome: string
  refusal: string | null
  resource_ids: string[]
  preview: string
  note_ciphertext: string | null
  profession_code: string | null
  place_sha256: string | null
}

/** The columns in the order they are sealed in. A new column needs a new version, and the old one stays to verify with. */
export const SEALED_COLUMNS = [
  "patient_id",
  "id",
  "occurred_at",
  "tx",
  "actor_account_id",
  "task",
  "basis",
  "delegation_id",
  "permission",
  "action",
  "outcome",
  "refusal",
  "resource_ids",
  "preview",
  "note_ciphertext",
] as const satisfies readonly (keyof SealedRow)[]

/** The columns of `audit_events` as they are sealed. */
export const AS_SEALED = sql`patient_id::text, id::text, trunc(extract(epoch from occurred_at) * 1000000)::text as occurred_at,
  tx::text, actor_account_id::text, task, basis, delegation_id::text, permission, action, outcome, refusal,
  resource_ids::text[], preview::text, encode(note_ciphertext, 'hex') as note_ciphertext,
  profession_code, encode(place_sha256, 'hex') as place_sha256`

/** The rows of whole transactions, `from <= tx < to`, in the order they are sealed in. */
export async function readRecordLeaves(tx: Transaction, from: string, to: string, limit?: number): Promise<Leaf[]> {
  const rows = await tx.execute<SealedRow>(sql`
    select ${AS_SEALED} from audit_events
    where tx >= ${from}::xid8 and tx < ${to}::xid8
    order by audit_events.tx, audit_events.id
    limit ${limit ?? null}::bigint`)
  return rows.map((row) => ({ owner: row.patient_id, id: row.id, tx: row.tx, hash: leafOf(row) }))
}

/** What a row weighs in the tree of its batch. */
export function leafOf(row: SealedRow): Buffer {
  const isProfessional = PROFESSIONAL_COLUMNS.some((column) => row[column] !== null)
  const columns = isProfessional ? [...SEALED_COLUMNS, ...PROFESSIONAL_COLUMNS] : SEALED_COLUMNS
  return hashRow(
    isProfessional ? PROFESSIONAL_VERSION : VERSION,
    columns.map((column) => row[column]),
  )
}
