import "server-only"
import { sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { measureImports } from "@/drizzle/schema/measures"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"

/** Discards the files that were read a day ago and of which nothing was added, and says how many. */
export async function discardOldImports(worker: Database): Promise<number> {
  return inSteps(worker, "objects.sweep", discardSome)
}

async function discardSome(task: SystemTask): Promise<Step> {
  const { patientId, id, createdAt } = measureImports
  const old = task.tx
    .select({ patientId, id })
    .from(measureImports)
    .where(sql`${createdAt} < now() - interval '24 hours'`)
    .orderBy(createdAt)
    .limit(STEP_ROWS)
  const gone = await task.tx.delete(measureImports).where(sql`(${patientId}, ${id}) in ${old}`).returning({ patientId, id })
  for (const one of gone) await task.trace(one.patientId, [{ action: "measure.import_discarded", resourceIds: [one.id] }])
  return stepOf(gone.length)
}
