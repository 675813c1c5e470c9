import "server-only"
import type { KeyObject } from "node:crypto"
import { gt, sql } from "drizzle-orm"
import type { Database, Transaction } from "@/drizzle/client"
import { auditBatches } from "@/drizzle/schema/audit"
import { withTask } from "@/lib/access/system-task"
import { hashHead, isSigned, type KeptHead, NO_HEAD, readHeadFile } from "./head"
import { merkleRoot } from "./merkle"
import { findStrayPlace, findWrongPlace } from "./places"
import { leafOf, readSealedRows } from "./sealed-row"

type Fault = "altered" | "removed" | "added" | "reordered" | "signature" | "chain" | "tail" | "place"
export type FoundFault = { fault: Fault; batch: number; eventId?: string; patientId?: string }
export type Verification = { ok: true; batches: number; events: number } | ({ ok: false } & FoundFault)

type Batch = typeof auditBatches.$inferSelect
type Place = Pick<Batch, "number" | "epoch" | "toTx" | "head">

const HASH_LENGTH = 32

/**
 * Checks every sealed row and every seal, first to last, one batch in memory at a time; stops at the first fault and
 * names the row where it can. `database` signs in as the worker: row-level security hides the journal from the owner.
 */
export async function verifyJournal(database: Database, publicKey: KeyObject, headFile?: string): Promise<Verification> {
  // Read before the database, which is then at least as new as the file.
  const kept = headFile ? await readHeadFile(headFile) : null
  let before: Place = { number: 0, epoch: 1, toTx: "0", head: NO_HEAD }
  let events = 0
  for (;;) {
    const step = await withTask(database, "journal.seal", async ({ tx }) => {
      const batch = await readBatchAfter(tx, before.number)
      return batch && { batch, found: checkSeal(batch, before, publicKey) ?? (await checkContent(tx, batch)) }
    })
    if (!step) break
    const { batch, found } = step
    if (found) return { ok: false, ...found }
    if (kept?.number === batch.number && !kept.head.equals(batch.head)) return { ok: false, fault: "tail", batch: batch.number }
    before = { number: batch.number, epoch: batch.epoch, toTx: batch.toTx, head: batch.head }
    events += batch.eventIds.length
  }
  const stray = await withTask(database, "journal.seal", ({ tx }) => findStrayPlace(tx))
  if (stray) return { ok: false, fault: "place", batch: before.number, ...stray }
  const cut = headFile ? checkTail(kept, before.number, publicKey) : null
  return cut ? { ok: false, ...cut } : { ok: true, batches: before.number, events }
}

/** What an operator reads about a fault: what is wrong and where, in one sentence. */
export function describeFault({ fault, batch, eventId, patientId }: FoundFault): string {
  const row = eventId ? `the row ${eventId}${patientId ? ` of patient ${patientId}` : ""}` : "a row that cannot be named"
  const said: Record<Fault, string> = {
    altered: `${row} was altered`,
    removed: `${row} was removed`,
    added: `${row} was added after the sealing`,
    reordered: `${row} is not where it was sealed`,
    signature: "the signature does not belong to this key",
    chain: "the chain of seals is broken",
    place: `the place kept for ${row} is not the one that was sealed`,
    tail: "the journal ends before, or beside, the head kept outside the database",
  }
  return `Batch ${batch}: ${said[fault]}.`
}

async function readBatchAfter(tx: Transaction, number: number): Promise<Batch | null> {
  const [batch] = await tx
    .select()
    .from(auditBatches)
    .where(gt(auditBatches.number, number))
    .orderBy(auditBatches.number)
    .limit(1)
  return batch ?? null
}

/** The seal itself: next in the chain, made over what it says, and signed. */
function checkSeal(batch: Batch, before: Place, publicKey: KeyObject): FoundFault | null {
  const { number, epoch, fromTx, toTx, root, previousHead, head, signature } = batch
  if (number !== before.number + 1) return { fault: "chain", batch: before.number + 1 }
  const follows = previousHead.equals(before.head) && fromTx === before.toTx && BigInt(toTx) >= BigInt(fromTx)
  const isNextEpoch = epoch === before.epoch || epoch === before.epoch + 1
  if (!follows || !isNextEpoch) return { fault: "chain", batch: number }
  const made = hashHead({ previousHead, number, fromTx, toTx, count: batch.eventIds.length, root, epoch })
  if (!made.equals(head)) return { fault: "chain", batch: number }
  return isSigned(head, signature, publicKey) ? null : { fault: "signature", batch: number }
}

/** The rows of the batch, then the places that lie apart from them. */
async function checkContent(tx: Transaction, batch: Batch): Promise<FoundFault | null> {
  const found = await checkRows(tx, batch)
  if (found) return found
  const place = await findWrongPlace(tx, batch.fromTx, batch.toTx)
  return place && { fault: "place", batch: batch.number, ...place }
}

/** The rows that stand in the batch's range now, against those that were sealed. */
async function checkRows(tx: Transaction, batch: Batch): Promise<FoundFault | null> {
  const { number, eventIds, patientIds, leafHashes, root } = batch
  const rows = await readSealedRows(tx, batch.fromTx, batch.toTx)
  const leaves = rows.map(leafOf)
  const sealedLeaves = eventIds.map((_, at) => leafHashes.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH))
  const isListGenuine = leafHashes.length === eventIds.length * HASH_LENGTH && merkleRoot(sealedLeaves).equals(root)
  const ids = rows.map((row) => row.id)
  const at = firstDifference(eventIds, sealedLeaves, ids, leaves)
  if (at === null) return isListGenuine ? null : { fault: "altered", batch: number }
  if (ids[at] === eventIds[at] && !isListGenuine && merkleRoot(leaves).equals(root)) return { fault: "chain", batch: number }
  const sealed = { eventId: eventIds[at], patientId: patientIds[at] }
  const standing = { eventId: ids[at], patientId: rows[at]?.patient_id }
  if (sealed.eventId === standing.eventId) return { fault: "altered", batch: number, ...sealed }
  if (sealed.eventId && !ids.includes(sealed.eventId)) {
    return { fault: (await isAnywhere(tx, sealed.eventId)) ? "reordered" : "removed", batch: number, ...sealed }
  }
  if (standing.eventId && !eventIds.includes(standing.eventId)) {
    return { fault: (await isSealedElsewhere(tx, standing.eventId)) ? "reordered" : "added", batch: number, ...standing }
  }
  return { fault: "reordered", batch: number, ...sealed }
}

function firstDifference(sealedIds: string[], sealedLeaves: Buffer[], ids: string[], leaves: Buffer[]): number | null {
  for (let at = 0; at < Math.max(sealedIds.length, ids.length); at++) {
    if (sealedIds[at] !== ids[at] || !leaves[at]?.equals(sealedLeaves[at] ?? NO_HEAD)) return at
  }
  return null
}

async function isAnywhere(tx: Transaction, eventId: string): Promise<boolean> {
  const [row] = await tx.execute<{ found: boolean }>(
    sql`select exists (select from audit_events where id = ${eventId}::uuid) as found`,
  )
  return row?.found === true
}

async function isSealedElsewhere(tx: Transaction, eventId: string): Promise<boolean> {
  const [row] = await tx.execute<{ found: boolean }>(
    sql`select exists (select from audit_batches where ${eventId}::uuid = any(event_ids)) as found`,
  )
  return row?.found === true
}

/** The head kept outside the database must be one of its batches. */
function checkTail(kept: KeptHead | null, lastNumber: number, publicKey: KeyObject): FoundFault | null {
  if (!kept) return lastNumber > 0 ? { fault: "tail", batch: lastNumber } : null
  if (!isSigned(kept.head, kept.signature, publicKey)) return { fault: "signature", batch: kept.number }
  return kept.number > lastNumber ? { fault: "tail", batch: lastNumber + 1 } : null
}
