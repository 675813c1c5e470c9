import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import { hashLeaf } from "./merkle"

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

/** The rows of whole transactions, `from <= tx < to`, in the order they are sealed in. */
export async function readSealedRows(tx: Transaction, from: string, to: string, limit?: number): Promise<SealedRow[]> {
  return tx.execute<SealedRow>(sql`
    select patient_id::text, id::text, (extract(epoch from occurred_at) * 1000000)::bigint::text as occurred_at, tx::text,
      actor_account_id::text, task, basis, delegation_id::text, permission, action, outcome, refusal,
      resource_ids::text[], preview::text, encode(note_ciphertext, 'hex') as note_ciphertext,
      profession_code, encode(place_sha256, 'hex') as place_sha256
    from audit_events
    where tx >= ${from}::xid8 and tx < ${to}::xid8
    order by audit_events.tx, audit_events.id
    limit ${limit ?? null}::bigint`)
}

/** The leaf of one row: a version, then each column with its length, so that no two rows read the same. */
export function leafOf(row: SealedRow): Buffer {
  const isProfessional = PROFESSIONAL_COLUMNS.some((column) => row[column] !== null)
  const columns = isProfessional ? [...SEALED_COLUMNS, ...PROFESSIONAL_COLUMNS] : SEALED_COLUMNS
  const version = isProfessional ? PROFESSIONAL_VERSION : VERSION
  return hashLeaf(Buffer.concat([encodeText(version), ...columns.map((column) => encode(row[column]))]))
}

function encode(value: string | string[] | null): Buffer {
  if (value === null) return Buffer.from([0])
  if (typeof value === "string") return Buffer.concat([Buffer.from([1]), encodeText(value)])
  return Buffer.concat([Buffer.from([2]), encodeNumber(value.length), ...value.map(encodeText)])
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text, "utf8")
  return Buffer.concat([encodeNumber(bytes.length), bytes])
}

function encodeNumber(number: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(number)
  return bytes
}
