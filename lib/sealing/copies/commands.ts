import "server-only"
import type { KeyObject } from "node:crypto"
import { and, eq, isNull, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import type { Database, Transaction } from "@/drizzle/client"
import { auditBatches, auditEvents } from "@/drizzle/schema/audit"
import { journalCopies } from "@/drizzle/schema/journal-copies"
import { inSteps, type Step, withTask } from "@/lib/access/system-task"
import { hashHead } from "../head"
import { merkleLevels, merklePath } from "../merkle"
import { makeStatement, type Proof, signStatement } from "./rules"

const HASH_LENGTH = 32

type Asked = Pick<typeof journalCopies.$inferSelect, "patientId" | "id" | "askedAt" | "eventIds" | "people">

/**
 * Signs the copies of a journal that wait and whose lines are all under a seal: one in a transaction. A line that is not sealed yet,
 * because a slow transaction holds the sealing back, leaves its copy for the next minute.
 */
export async function signCopies(worker: Database, signer: KeyObject): Promise<number> {
  const waiting = await withTask(worker, "journal.seal", ({ tx }) =>
    tx.select({ patientId: journalCopies.patientId }).from(journalCopies).where(isNull(journalCopies.signedAt)).limit(100),
  )
  return inSteps(worker, "journal.seal", async ({ tx }): Promise<Step> => {
    const next = waiting.shift()
    const done = next && (await signCopy(tx, next.patientId, signer)) ? 1 : 0
    return { done, goesOn: waiting.length > 0 }
  })
}

async function signCopy(tx: Transaction, patientId: string, signer: KeyObject): Promise<boolean> {
  const { id, askedAt, eventIds, people, signedAt } = journalCopies
  const [asked] = await tx
    .select({ patientId: journalCopies.patientId, id, askedAt, eventIds, people })
    .from(journalCopies)
    .where(and(eq(journalCopies.patientId, patientId), isNull(signedAt)))
    .for("update")
  const found = asked && (await prove(tx, asked))
  if (!found) return false
  const statement = makeStatement({ ...asked, leaves: found.leaves, people: JSON.parse(asked.people) })
  const signature = signStatement(statement, signer)
  await tx
    .update(journalCopies)
    .set({ statement, signature, proof: JSON.stringify(found.proof), signedAt: sql`now()` })
    .where(and(eq(journalCopies.patientId, patientId), eq(id, asked.id)))
  return true
}

/** Where each line lies, batch by batch; null while one is under no seal. */
async function prove(tx: Transaction, { patientId, eventIds }: Asked): Promise<{ leaves: Buffer[]; proof: Proof } | null> {
  const places = new Map<string, { leaf: Buffer; place: Proof["places"][number] }>()
  const batches: Proof["batches"] = []
  for (const number of await batchesOf(tx, patientId, eventIds)) {
    const { batch, leaves, ids } = await readBatch(tx, number)
    batches.push(batch)
    const levels = merkleLevels(leaves)
    const wanted = new Set(eventIds)
    for (const [at, id] of ids.entries()) {
      const leaf = leaves[at]
      if (!leaf || !wanted.has(id)) continue
      const path = merklePath(levels, at).map((hash) => hash.toString("hex"))
      places.set(id, { leaf, place: { batch: number, at, path } })
    }
  }
  const found = eventIds.flatMap((id) => places.get(id) ?? [])
  if (found.length !== eventIds.length) return null
  return { leaves: found.map(({ leaf }) => leaf), proof: { batches, places: found.map(({ place }) => place) } }
}

/** The batches that hold these lines, by the transactions that wrote them. */
async function batchesOf(tx: Transaction, patientId: string, eventIds: string[]): Promise<number[]> {
  const rows = await tx
    .selectDistinct({
      number: sql<
        number | null
      >`(select b.number from audit_batches b where b.to_tx > ${auditEvents.tx} order by b.to_tx limit 1)`,
    })
    .from(auditEvents)
    .where(and(eq(auditEvents.patientId, patientId), isAnyOf(auditEvents.id, eventIds)))
  return rows.flatMap(({ number }) => number ?? []).sort((one, other) => one - other)
}

async function readBatch(tx: Transaction, number: number) {
  const [row] = await tx
    .select({
      ...{ epoch: auditBatches.epoch, from_tx: auditBatches.fromTx, to_tx: auditBatches.toTx, root: auditBatches.root },
      ...{ previous_head: auditBatches.previousHead, signature: auditBatches.signature, leafHashes: auditBatches.leafHashes },
      ids: auditBatches.eventIds,
      head: auditBatches.head,
      sealed_at: sql<string>`trunc(extract(epoch from ${auditBatches.sealedAt}) * 1000000)::text`,
    })
    .from(auditBatches)
    .where(eq(auditBatches.number, number))
  if (!row) throw new Error(`Batch ${number} is gone`)
  const { root, previous_head, signature, leafHashes, ids, head, ...said } = row
  const count = leafHashes.length / HASH_LENGTH
  const leaves = Array.from({ length: count }, (_, at) => leafHashes.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH))
  const made = { number, epoch: said.epoch, fromTx: said.from_tx, toTx: said.to_tx, count, root, previousHead: previous_head }
  const isTimed = hashHead({ ...made, sealedAt: said.sealed_at }).equals(head)
  const batch = {
    ...{ number, ...said, count },
    // A head of the first version was made without the time.
    sealed_at: isTimed ? said.sealed_at : null,
    ...{ root: root.toString("hex"), previous_head: previous_head.toString("hex"), signature: signature.toString("hex") },
  }
  return { batch, leaves, ids }
}
