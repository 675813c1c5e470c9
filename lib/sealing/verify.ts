import "server-only"
import type { KeyObject } from "node:crypto"
import { getTableColumns, gt, sql } from "drizzle-orm"
import type { Database, Transaction } from "@/drizzle/client"
import { auditBatches } from "@/drizzle/schema/audit"
import { withTask } from "@/lib/access/system-task"
import type { FoundFault } from "./fault"
import { hashHead, isSigned, type KeptHead, NO_HEAD, readHeadFile } from "./head"
import { findOutside } from "./outside"
import { findWrongPlace } from "./places"
import { checkRows } from "./rows"

export type Verification = { ok: true; batches: number; events: number } | ({ ok: false } & FoundFault)

type Batch = typeof auditBatches.$inferSelect & { sealedMicroseconds: string }
type Place = Pick<Batch, "number" | "epoch" | "toTx" | "head">

/**
 * Checks every sealed row and every seal, first to last, one batch in memory at a time, then what lies outside them;
 * stops at the first fault and names the row where it can. `database` signs in as the worker: row-level security hides
 * the journal from the owner.
 */
export async function verifyJournal(
  database: Pick<Database, "transaction">,
  publicKey: KeyObject,
  headFile?: string,
): Promise<Verification> {
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
    events += countOf(batch)
  }
  const outside = await withTask(database, "journal.seal", ({ tx }) => findOutside(tx, before))
  if (outside) return { ok: false, ...outside }
  const cut = headFile ? checkTail(kept, before.number, publicKey) : null
  return cut ? { ok: false, ...cut } : { ok: true, batches: before.number, events }
}

const countOf = (batch: Batch) => batch.eventIds.length + batch.reviewEventIds.length

async function readBatchAfter(tx: Transaction, number: number): Promise<Batch | null> {
  const sealedMicroseconds = sql<string>`trunc(extract(epoch from ${auditBatches.sealedAt}) * 1000000)::text`
  const [batch] = await tx
    .select({ ...getTableColumns(auditBatches), sealedMicroseconds })
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
  const said = { previousHead, number, fromTx, toTx, count: countOf(batch), root, epoch }
  const isMade = [batch.sealedMicroseconds, null].some((sealedAt) => hashHead({ ...said, sealedAt }).equals(head))
  if (!isMade) return { fault: "chain", batch: number }
  return isSigned(head, signature, publicKey) ? null : { fault: "signature", batch: number }
}

/** The rows of the batch, then the places that lie apart from them. */
async function checkContent(tx: Transaction, batch: Batch): Promise<FoundFault | null> {
  const found = await checkRows(tx, batch)
  if (found) return found
  const place = await findWrongPlace(tx, batch.fromTx, batch.toTx)
  return place && { fault: "place", batch: batch.number, ...place }
}

/** The head kept outside the database must be one of its batches. */
function checkTail(kept: KeptHead | null, lastNumber: number, publicKey: KeyObject): FoundFault | null {
  if (!kept) return lastNumber > 0 ? { fault: "tail", batch: lastNumber } : null
  if (!isSigned(kept.head, kept.signature, publicKey)) return { fault: "signature", batch: kept.number }
  return kept.number > lastNumber ? { fault: "tail", batch: lastNumber + 1 } : null
}
