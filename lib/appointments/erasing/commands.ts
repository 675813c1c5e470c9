import "server-only"
import { sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { appointments } from "@/drizzle/schema/appointments"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import { DAYS_TO_RESTORE } from "../rules"

/** Erases the appointments that were cancelled for thirty days, and says how many. */
export async function eraseCancelledAppointments(worker: Database): Promise<number> {
  return inSteps(worker, "objects.sweep", eraseSome)
}

async function eraseSome(task: SystemTask): Promise<Step> {
  const { patientId, id, deletedAt } = appointments
  const old = task.tx
    .select({ patientId, id })
    .from(appointments)
    .where(sql`${deletedAt} < now() - make_interval(days => ${DAYS_TO_RESTORE})`)
    .orderBy(deletedAt)
    .limit(STEP_ROWS)
  const gone = await task.tx.delete(appointments).where(sql`(${patientId}, ${id}) in ${old}`).returning({ patientId, id })
  for (const one of gone) await task.trace(one.patientId, [{ action: "appointment.cancelled", resourceIds: [one.id] }])
  return stepOf(gone.length)
}
