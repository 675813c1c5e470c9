import "server-only"
import { sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { depositDrafts, documents } from "@/drizzle/schema/documents"
import type { AuditAction } from "@/lib/access/sections"
import { type SystemTask, withTask } from "@/lib/access/system-task"

/**
 * Erases the rows that nobody waits for any more: deposits not described for a day, and documents deleted for thirty
 * days. Their objects have no row from then on, and are swept.
 */
export async function eraseLeftDocuments(worker: Database): Promise<{ drafts: number; documents: number }> {
  return withTask(worker, "objects.sweep", async (task) => ({
    drafts: await discardOldDrafts(task),
    documents: await eraseDeletedDocuments(task),
  }))
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
