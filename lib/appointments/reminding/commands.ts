import "server-only"
import { and, isNull, ne, type SQL, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { appointmentReminders, appointments } from "@/drizzle/schema/appointments"
import type { ItemState } from "@/drizzle/vocabulary"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import { tellPatient } from "@/lib/notices/tell"
import { ruleValue } from "@/lib/reference/dated-rules"
import { startsAt } from "../moment/queries"

const IN_ERROR: ItemState = "entered_in_error"

/**
 * Job `appointments.remind`: the person is told some days before an appointment, and the day before, by the ways that they chose.
 * Neither says when nor with whom: what moved or was cancelled meanwhile is announced by no old hour.
 */
export async function remindOfAppointments(worker: Database): Promise<number> {
  const [first, last] = [
    ruleValue("first_reminder_before_appointment").value,
    ruleValue("last_reminder_before_appointment").value,
  ]
  const early = await inSteps(worker, "appointments.remind", (task) => remind(task, { days: first, until: last }))
  const late = await inSteps(worker, "appointments.remind", (task) => remind(task, { days: last, until: 0 }))
  return early + late
}

type When = { days: number; until: number }

/** Each appointment and instant once: the row that says so is written with what is told, or neither is. */
async function remind(task: SystemTask, when: When): Promise<Step> {
  const { patientId, id } = appointments
  const due = await task.tx
    .select({ patientId, id, startsAt: sql<string>`${startsAt()}::text` })
    .from(appointments)
    .where(and(isNull(appointments.deletedAt), ne(appointments.state, IN_ERROR), isDue(when), isUntold(when)))
    .orderBy(appointments.day, id)
    .limit(STEP_ROWS)
  for (const row of due) await tell(task, row, when)
  return stepOf(due.length)
}

/** Within the days before it, not yet within those of the next reminder, and known before these days began. */
function isDue({ days, until }: When): SQL {
  const from = sql`${startsAt()} - make_interval(days => ${days})`
  // The day of the place is at most a day from that of the database: the index finds the few that may be due.
  const near = sql`${appointments.day} between current_date - 1 and current_date + ${days}::int + 1`
  return sql`(${near} and now() >= ${from} and now() < ${startsAt()} - make_interval(days => ${until}) and ${appointments.saidAt} <= ${from})`
}

const isUntold = ({ days }: When): SQL => sql`not exists (
  select from ${appointmentReminders} told where told.patient_id = ${appointments.patientId}
    and told.appointment_id = ${appointments.id} and told.days_before = ${days} and told.starts_at = ${startsAt()})`

type Due = { patientId: string; id: string; startsAt: string }

async function tell(task: SystemTask, { patientId, id, startsAt: instant }: Due, { days }: When): Promise<void> {
  const values = { patientId, appointmentId: id, daysBefore: days, startsAt: sql`${instant}::timestamptz` }
  const made = await task.tx
    .insert(appointmentReminders)
    .values(values)
    .onConflictDoNothing()
    .returning({ id: appointmentReminders.appointmentId })
  if (made.length === 0) return
  await tellPatient(task.tx, patientId, "appointment_soon", { subject: "appointment_soon", subjectId: id })
  await task.trace(patientId, [{ action: "appointment.reminded", resourceIds: [id] }])
}
