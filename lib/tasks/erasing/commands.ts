import "server-only"
import { sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { tasks } from "@/drizzle/schema/tasks"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import { DAYS_TO_RESTORE } from "../rules"

/** Erases the tasks that were taken away for thirty days, and says how many. */
export async function eraseRemovedTasks(worker: Database): Promise<number> {
  return inSteps(worker, "objects.sweep", eraseSome)
}

async function eraseSome(job: SystemTask): Promise<Step> {
  const { patientId, id, deletedAt } = tasks
  const old = job.tx
    .select({ patientId, id })
    .from(tasks)
    .where(sql`${deletedAt} < now() - make_interval(days => ${DAYS_TO_RESTORE})`)
    .orderBy(deletedAt)
    .limit(STEP_ROWS)
  const gone = await job.tx.delete(tasks).where(sql`(${patientId}, ${id}) in ${old}`).returning({ patientId, id })
  for (const one of gone) await job.trace(one.patientId, [{ action: "task.removed", resourceIds: [one.id] }])
  return stepOf(gone.length)
}
