import "server-only"
import { sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { depositDrafts, documents } from "@/drizzle/schema/documents"
import type { AuditAction } from "@/lib/access/sections"
import { type SystemTask, withTask } from "@/lib/access/system-task"
import type { ObjectStore } from "./folder-store"
import { namedAmong } from "./object-rows"
import { objectStore } from "./object-store"

const DAY_MS = 86_400_000
const BATCH = 1000

export type Swept = { drafts: number; documents: number; objects: number }

/**
 * Removes what nobody waits for any more: deposits not described for a day, documents deleted for thirty days, and then
 * every object that is a day old and that no row names. An object without a row is rubbish; a row always has its object.
 */
export async function sweep(worker: Database, store: ObjectStore = objectStore(), now = new Date()): Promise<Swept> {
  const rows = await withTask(worker, "objects.sweep", async (task) => ({
    drafts: await discardOldDrafts(task),
    documents: await eraseDeletedDocuments(task),
  }))
  return { ...rows, objects: await removeOrphans(worker, store, now) }
}

async function discardOldDrafts(task: SystemTask): Promise<number> {
  const gone = await task.tx
    .delete(depositDrafts)
    .where(sql`${depositDrafts.createdAt} < now() - interval '24 hours'`)
    .returning({ patientId: depositDrafts.patientId, id: depositDrafts.id })
  return tell(task, "deposit.discarded", gone)
}

async function eraseDeletedDocuments(task: SystemTask): Promise<number> {
  const gone = await task.tx
    .delete(documents)
    .where(sql`${documents.deletedAt} < now() - interval '30 days'`)
    .returning({ patientId: documents.patientId, id: documents.id })
  return tell(task, "document.deleted", gone)
}

async function tell(task: SystemTask, action: AuditAction, gone: { patientId: string; id: string }[]): Promise<number> {
  for (const { patientId, id } of gone) await task.trace(patientId, [{ action, resourceIds: [id] }])
  return gone.length
}

async function removeOrphans(worker: Database, store: ObjectStore, now: Date): Promise<number> {
  let removed = 0
  let batch: string[] = []
  const flush = async () => {
    const orphans = await withoutRow(worker, batch)
    for (const key of orphans) await store.delete(key)
    removed += orphans.length
    batch = []
  }
  for await (const { key, modifiedAt } of store.list()) {
    if (now.getTime() - modifiedAt.getTime() < DAY_MS) continue
    batch.push(key)
    if (batch.length === BATCH) await flush()
  }
  if (batch.length > 0) await flush()
  return removed
}

/** The keys of a batch that no row names. */
async function withoutRow(worker: Database, keys: string[]): Promise<string[]> {
  return withTask(worker, "objects.sweep", async (task) => {
    const named = await namedAmong(task, keys)
    return keys.filter((key) => !named.has(key))
  })
}
