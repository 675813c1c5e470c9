import "server-only"
import { and, isNull, ne, type SQL, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { appointmentReminders, appointments } from "@/drizzle/schema/appointments"
import type { ItemState } from "@/drizzle/vocabulary"
import { inSteps, STEP_ROWS, type SystemTask, stepOf } from "@/lib/access/system-task"
import { tellPatients } from "@/lib/notices/tell"
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
  const early = await remindWithin(worker, { days: first, until: last })
  const late = await remindWithin(worker, { days: last, until: 0 })
  return early + late
}

type When = { days: number; until: number }

/** A step goes on where the one before it ended: who was told is not looked through again. */
async function remindWithin(worker: Database, when: When): Promise<number> {
  let after: Due | undefined
  return inSteps(worker, "appointments.remind", async (task) => {
    const due = await listDue(task, when, after)
    await tell(task, due, when)
    after = due.at(-1)
    return stepOf(due.length)
  })
}

function listDue({ tx }: SystemTask, when: When, after: Due | undefined): Promise<Due[]> {
  const { patientId, id, day, deletedAt, state } = appointments
  const further = after && sql`(${day}, ${id}) > (${after.day}::date, ${after.id}::uuid)`
  return tx
    .select({ patientId, id, day, startsAt: sql<string>`${startsAt()}::text` })
    .from(appointments)
    .where(and(isNull(deletedAt), ne(state, IN_ERROR), isDue(when), isUntold(when), further))
    .orderBy(day, id)
    .limit(STEP_ROWS)
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

type Due = { patientId: string; id: string; day: string; startsAt: string }

/**
 * Each appointment and instant once: the row that says so is written with what is told, or neither is. However many they are, in as many
 * statements; who was told by another worker meanwhile is not told again.
 */
async function tell(task: SystemTask, due: readonly Due[], { days }: When): Promise<void> {
  if (due.length === 0) return
  const { appointmentId, patientId } = appointmentReminders
  const values = due.map(({ patientId, id, startsAt: instant }) => {
    return { patientId, appointmentId: id, daysBefore: days, startsAt: sql`${instant}::timestamptz` }
  })
  const told = await task.tx
    .insert(appointmentReminders)
    .values(values)
    .onConflictDoNothing()
    .returning({ patientId, subjectId: appointmentId })
  await tellPatients(task.tx, "appointment_soon", "appointment_soon", told)
  await task.traceEach(
    told.map(({ patientId, subjectId }) => ({ patientId, trace: { action: "appointment.reminded", resourceIds: [subjectId] } })),
  )
}
