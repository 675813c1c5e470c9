import "server-only"
import { sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { depositDrafts, documents } from "@/drizzle/schema/documents"
import type { AuditAction } from "@/lib/access/sections"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"

/**
 * Erases the rows that nobody waits for any more: deposits not described for a day, and documents deleted or taken back for
 * thirty days. Their objects have no row from then on, and are swept.
 */
export async function eraseLeftDocuments(worker: Database): Promise<{ drafts: number; documents: number }> {
  return {
    drafts: await inSteps(worker, "objects.sweep", discardOldDrafts),
    documents: await inSteps(worker, "objects.sweep", eraseDeletedDocuments),
  }
}

async function discardOldDrafts(task: SystemTask): Promise<Step> {
  const { patientId, id, createdAt } = depositDrafts
  const old = task.tx
    .select({ patientId, id })
    .from(depositDrafts)
    .where(sql`${createdAt} < now() - interval '24 hours'`)
    .orderBy(createdAt)
    .limit(STEP_ROWS)
  const gone = await task.tx.delete(depositDrafts).where(sql`(${patientId}, ${id}) in ${old}`).returning({ patientId, id })
  return tell(task, "deposit.discarded", gone)
}

async function eraseDeletedDocuments(task: SystemTask): Promise<Step> {
  const { patientId, id, deletedAt, announceOn } = documents
  const old = task.tx
    .select({ patientId, id })
    .from(documents)
    // Before the day of its announcement the journal must still know that nothing may be said of it.
    .where(sql`${deletedAt} < now() - interval '30 days' and (${announceOn} is null or ${announceOn} < current_date)`)
    .orderBy(deletedAt)
    .limit(STEP_ROWS)
  const gone = await task.tx.delete(documents).where(sql`(${patientId}, ${id}) in ${old}`).returning({ patientId, id })
  return tell(task, "document.deleted", gone)
}

async function tell(task: SystemTask, action: AuditAction, gone: { patientId: string; id: string }[]): Promise<Step> {
  for (const { patientId, id } of gone) await task.trace(patientId, [{ action, resourceIds: [id] }])
  return stepOf(gone.length)
}
