import "server-only"
import type { KeyObject } from "node:crypto"
import { desc, eq, sql } from "drizzle-orm"
import type { Database, Transaction } from "@/drizzle/client"
import { auditBatches } from "@/drizzle/schema/audit"
import { inSteps, type Step, withTask } from "@/lib/access/system-task"
import { signCopies } from "./copies/commands"
import { hashHead, type KeptHead, NO_HEAD, readHeadFile, signHead, writeHeadFile } from "./head"
import { type Leaves, leavesBefore, readLeaves, transactionBeyond } from "./leaves"
import { merkleRoot } from "./merkle"

/** The most rows of one batch, unless one transaction alone wrote more: verification holds one batch in memory. */
const BATCH_ROWS = 10_000
/** A restored cluster counts its transactions anew; up to here the numbers are used up one by one, about 100,000 a second. */
const NUMBERS_TO_SKIP = 20_000_000n

type LastBatch = KeptHead & { toTx: string }

/** The journal in the database does not continue the head that is kept outside it. */
export class JournalCutError extends Error {
  override name = "JournalCutError"
  constructor() {
    super("The journal does not continue its last kept head: run npm run journal:verify; after a restore, begin a new epoch.")
  }
}

/**
 * Seals everything that is settled, a transaction for each batch, then keeps the new head outside the database, and signs the copies of a
 * journal that somebody asked for; what the sealer does each minute.
 */
export async function sealJournal(worker: Database, signer: KeyObject, headFile: string): Promise<{ sealed: number }> {
  // Read before the database, which is then at least as new as the file.
  const kept = await readHeadFile(headFile)
  const sealed = await inSteps(worker, "journal.seal", async ({ tx }) => {
    await oneSealerAtATime(tx)
    if (kept) await requireContinuation(tx, kept)
    return sealNext(tx, signer)
  })
  await keepHead(worker, headFile, kept)
  await signCopies(worker, signer)
  return { sealed }
}

/**
 * Seals the next rows of transactions that are over, and says how many. Rows are taken by whole transactions: by identifier
 * alone, those of a slow transaction would come in behind the batch and be missed.
 */
async function sealNext(tx: Transaction, signer: KeyObject): Promise<Step> {
  const until = await readSettled(tx)
  const last = await findLastBatch(tx)
  if (last && BigInt(until) < BigInt(last.toTx)) throw new JournalCutError()
  const batch = await nextBatch(tx, last?.toTx ?? "0", until)
  const done = batch.leaves.records.length + batch.leaves.reviews.length
  if (done > 0) await writeBatch(tx, signer, last, last?.epoch ?? 1, batch)
  // Up to where everything was over: what came since is the next minute's, or sealing would never end beside people who write.
  return { done, goesOn: batch.toTx !== until }
}

/**
 * After a restore: acknowledges with a signature that what came after the back-up is gone, seals what the back-up
 * held unsealed, and goes on. Run while the portal is stopped.
 */
export async function beginEpoch(worker: Database, signer: KeyObject, headFile: string): Promise<{ epoch: number }> {
  await passOldTransactionNumbers(worker)
  const { epoch } = await withTask(worker, "journal.seal", async (task) => {
    await oneSealerAtATime(task.tx)
    const before = await findLastBatch(task.tx)
    const batch = await nextBatch(task.tx, before?.toTx ?? "0", await readSettled(task.tx))
    return writeBatch(task.tx, signer, before, (before?.epoch ?? 0) + 1, batch)
  })
  await keepHead(worker, headFile)
  return { epoch }
}

/** Writes the last committed head to its file, under the sealers' lock so that an older one never replaces a newer. */
async function keepHead(worker: Database, headFile: string, kept: KeptHead | null = null): Promise<void> {
  await withTask(worker, "journal.seal", async ({ tx }) => {
    await oneSealerAtATime(tx)
    const last = await findLastBatch(tx)
    if (last && !kept?.head.equals(last.head)) await writeHeadFile(headFile, last)
  })
}

type Batch = { fromTx: string; toTx: string; leaves: Leaves }

async function nextBatch(tx: Transaction, fromTx: string, until: string): Promise<Batch> {
  const leaves = await readLeaves(tx, fromTx, until, BATCH_ROWS + 1)
  const beyond = transactionBeyond(leaves, BATCH_ROWS)
  if (!beyond) return { fromTx, toTx: until, leaves }
  const whole = leavesBefore(leaves, beyond)
  if (whole.records.length + whole.reviews.length > 0) return { fromTx, toTx: beyond, leaves: whole }
  const toTx = String(BigInt(beyond) + 1n)
  return { fromTx, toTx, leaves: await readLeaves(tx, fromTx, toTx) }
}

async function writeBatch(
  tx: Transaction,
  signer: KeyObject,
  last: LastBatch | null,
  epoch: number,
  { fromTx, toTx, leaves: { records, reviews } }: Batch,
): Promise<LastBatch> {
  const number = (last?.number ?? 0) + 1
  const previousHead = last?.head ?? NO_HEAD
  const hashes = [...records, ...reviews].map(({ hash }) => hash)
  const root = merkleRoot(hashes)
  const sealedAt = await readClock(tx)
  const head = hashHead({ previousHead, number, fromTx, toTx, count: hashes.length, root, epoch, sealedAt })
  const signature = signHead(head, signer)
  await tx.insert(auditBatches).values({
    ...{ number, epoch, fromTx, toTx, root, previousHead, head, signature, leafHashes: Buffer.concat(hashes) },
    eventIds: records.map(({ id }) => id),
    patientIds: records.map(({ owner }) => owner),
    reviewEventIds: reviews.map(({ id }) => id),
    caseIds: reviews.map(({ owner }) => owner),
    sealedAt: sql`timestamptz 'epoch' + ${sealedAt}::bigint * interval '1 microsecond'`,
  })
  return { epoch, number, head, signature, toTx }
}

/** Microseconds since 1970 by the database's clock. */
async function readClock(tx: Transaction): Promise<string> {
  const [row] = await tx.execute<{ now: string }>(sql`select trunc(extract(epoch from clock_timestamp()) * 1000000)::text as now`)
  return row?.now ?? "0"
}

/** Held until the end of the transaction: a second sealer waits, then goes on from the first one's batch. */
async function oneSealerAtATime(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('relais journal seal'))`)
}

/** The number below which every transaction is over, and its rows are in sight of the next statement. */
async function readSettled(tx: Transaction): Promise<string> {
  const [row] = await tx.execute<{ settled: string }>(sql`select pg_snapshot_xmin(pg_current_snapshot())::text as settled`)
  return row?.settled ?? "0"
}

async function findLastBatch(tx: Transaction): Promise<LastBatch | null> {
  const { number, epoch, head, signature, toTx } = auditBatches
  const [row] = await tx
    .select({ number, epoch, head, signature, toTx })
    .from(auditBatches)
    .orderBy(desc(auditBatches.number))
    .limit(1)
  return row ?? null
}

async function requireContinuation(tx: Transaction, kept: KeptHead): Promise<void> {
  const [row] = await tx.select({ head: auditBatches.head }).from(auditBatches).where(eq(auditBatches.number, kept.number))
  if (!row?.head.equals(kept.head)) throw new JournalCutError()
}

/** Uses up the transaction numbers that the restored rows bear, so that ranges of numbers never overlap. */
async function passOldTransactionNumbers(worker: Database): Promise<void> {
  const missing = await withTask(worker, "journal.seal", async ({ tx }) => {
    const [row] = await tx.execute<{ missing: string }>(sql`
      select (greatest(
        coalesce((select max(e.tx) from audit_events e), '0'::xid8),
        coalesce((select max(e.tx) from review_events e), '0'::xid8),
        coalesce((select max(b.to_tx) from audit_batches b), '0'::xid8))::text::bigint
        - pg_current_xact_id()::text::bigint + 1)::text as missing`)
    return BigInt(row?.missing ?? "0")
  })
  if (missing > NUMBERS_TO_SKIP) {
    throw new Error(
      `The restored cluster is ${missing} transactions behind its journal: run pg_resetwal --next-transaction-id and --epoch first.`,
    )
  }
  if (missing <= 0n) return
  await worker.execute(sql.raw(`do $$ begin for i in 1..${missing} loop perform pg_current_xact_id(); commit; end loop; end $$`))
}
