import "server-only"
import { sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import { DAYS_TO_RESTORE } from "../rules"

/** Erases the lines that were removed for thirty days, and says how many. */
export async function eraseRemovedVaccinations(worker: Database): Promise<number> {
  return inSteps(worker, "objects.sweep", eraseSome)
}

async function eraseSome(task: SystemTask): Promise<Step> {
  const { patientId, id, deletedAt } = vaccinations
  const old = task.tx
    .select({ patientId, id })
    .from(vaccinations)
    .where(sql`${deletedAt} < now() - make_interval(days => ${DAYS_TO_RESTORE})`)
    .orderBy(deletedAt)
    .limit(STEP_ROWS)
  const gone = await task.tx.delete(vaccinations).where(sql`(${patientId}, ${id}) in ${old}`).returning({ patientId, id })
  for (const one of gone) await task.trace(one.patientId, [{ action: "vaccination.removed", resourceIds: [one.id] }])
  return stepOf(gone.length)
}
