import { sql } from "drizzle-orm"
import type { Transaction } from "@/drizzle/client"
import type { auditBatches } from "@/drizzle/schema/audit"
import type { FoundFault } from "./fault"
import type { Leaf } from "./leaf"
import { readLeaves } from "./leaves"
import { merkleRoot } from "./merkle"

type Batch = typeof auditBatches.$inferSelect
type Sealed = Pick<Leaf, "owner" | "id" | "hash">

const HASH_LENGTH = 32

/** What one journal is called in the database and in a fault. */
const JOURNALS = {
  records: { table: sql`audit_events`, list: sql`event_ids`, owner: "patientId" },
  reviews: { table: sql`review_events`, list: sql`review_event_ids`, owner: "caseId" },
} as const
type Journal = keyof typeof JOURNALS

/** The rows of both journals that stand in the batch's range now, against those that were sealed. */
export async function checkRows(tx: Transaction, batch: Batch): Promise<FoundFault | null> {
  const { number, leafHashes, root } = batch
  const standing = await readLeaves(tx, batch.fromTx, batch.toTx)
  const hashes = hashesIn(leafHashes)
  const isGenuine = hashes.length * HASH_LENGTH === leafHashes.length && merkleRoot(hashes).equals(root)
  const isStandingGenuine = merkleRoot([...standing.records, ...standing.reviews].map(({ hash }) => hash)).equals(root)
  const sealed = {
    records: sealedIn(batch.eventIds, batch.patientIds, hashes),
    reviews: sealedIn(batch.reviewEventIds, batch.caseIds, hashes.slice(batch.eventIds.length)),
  }
  // The rows are those that were sealed: what differs is the seal's own list of them.
  const isListWrong = isStandingGenuine && !isGenuine
  for (const journal of ["records", "reviews"] as const) {
    const found = await compare(tx, journal, sealed[journal], standing[journal], isListWrong)
    if (found) return { batch: number, ...found }
  }
  const isListWhole = batch.patientIds.length === batch.eventIds.length && batch.caseIds.length === batch.reviewEventIds.length
  if (!isListWhole) return { fault: "chain", batch: number }
  return isGenuine ? null : { fault: "altered", batch: number }
}

function hashesIn(leafHashes: Buffer): Buffer[] {
  const count = Math.floor(leafHashes.length / HASH_LENGTH)
  return Array.from({ length: count }, (_, at) => leafHashes.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH))
}

const NOTHING = Buffer.alloc(0)
const sealedIn = (ids: string[], owners: string[], hashes: Buffer[]): Sealed[] =>
  ids.map((id, at) => ({ id, owner: owners[at] ?? "", hash: hashes[at] ?? NOTHING }))

async function compare(
  tx: Transaction,
  journal: Journal,
  sealedRows: Sealed[],
  rows: Leaf[],
  isListWrong: boolean,
): Promise<Omit<FoundFault, "batch"> | null> {
  const at = firstDifference(sealedRows, rows)
  if (at === null) return null
  const [sealed, standing] = [sealedRows[at], rows[at]]
  const named = (row: Sealed) => ({ eventId: row.id, [JOURNALS[journal].owner]: row.owner })
  if (sealed && sealed.id === standing?.id) {
    const isRowWhole = sealed.hash.equals(standing.hash)
    return isListWrong || isRowWhole ? { fault: "chain" } : { fault: "altered", ...named(sealed) }
  }
  if (sealed && !rows.some(({ id }) => id === sealed.id)) {
    return { fault: (await stands(tx, journal, sealed.id)) ? "reordered" : "removed", ...named(sealed) }
  }
  if (standing && !sealedRows.some(({ id }) => id === standing.id)) {
    return { fault: (await isSealed(tx, journal, standing.id)) ? "reordered" : "added", ...named(standing) }
  }
  return { fault: "reordered", ...(sealed && named(sealed)) }
}

function firstDifference(sealed: Sealed[], rows: Leaf[]): number | null {
  const isSame = (one?: Sealed, other?: Sealed) =>
    one !== undefined && other !== undefined && one.id === other.id && one.owner === other.owner && one.hash.equals(other.hash)
  for (let at = 0; at < Math.max(sealed.length, rows.length); at++) if (!isSame(sealed[at], rows[at])) return at
  return null
}

async function stands(tx: Transaction, journal: Journal, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ found: boolean }>(
    sql`select exists (select from ${JOURNALS[journal].table} where id = ${id}::uuid) as found`,
  )
  return row?.found === true
}

async function isSealed(tx: Transaction, journal: Journal, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ found: boolean }>(
    sql`select exists (select from audit_batches where ${id}::uuid = any(${JOURNALS[journal].list})) as found`,
  )
  return row?.found === true
}
