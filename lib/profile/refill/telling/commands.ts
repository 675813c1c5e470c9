import "server-only"
import { and, eq, isNull, lte, ne, sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import { patients } from "@/drizzle/schema/patients"
import { medications } from "@/drizzle/schema/profile"
import { refills } from "@/drizzle/schema/refills"
import { readsItem } from "@/lib/access/job-reader"
import { inSteps, STEP_ROWS, type Step, type SystemTask, stepOf } from "@/lib/access/system-task"
import { tellAccount } from "@/lib/notices/tell"

/** Job `refills.tell`: once a box, before it is empty, whom the person chose; never somebody who may not read the line that day. */
export const tellOfRefills = (worker: Database): Promise<number> => inSteps(worker, "refills.tell", tellStep)

async function tellStep(task: SystemTask): Promise<Step> {
  const rows = await markedAsTold(task)
  for (const row of rows) {
    const readers = await readersOf(task, row)
    const { patientId, medicationId: subjectId } = row
    for (const accountId of readers)
      await tellAccount(task.tx, accountId, "refill", { subject: "refill", spaceId: patientId, subjectId, whose: patientId })
    if (readers.length > 0) await task.trace(patientId, [{ action: "line.refill_told", resourceIds: [subjectId] }])
  }
  return stepOf(rows.length)
}

/** Marks the next boxes in one statement, so that two workers never tell twice; what is no longer taken is left alone. */
async function markedAsTold({ tx }: SystemTask) {
  const { patientId, medicationId, tellsPatient, caregiverAccountId } = refills
  const next = tx
    .select({ patientId, medicationId })
    .from(refills)
    .innerJoin(medications, and(eq(medications.patientId, patientId), eq(medications.id, medicationId)))
    .where(and(isNull(refills.toldAt), lte(refills.tellOn, TODAY), isNull(medications.endedOn), isStanding))
    .orderBy(refills.tellOn, patientId, medicationId)
    .limit(STEP_ROWS)
    .for("update", { of: refills, skipLocked: true })
  return tx
    .update(refills)
    .set({ toldAt: sql`now()` })
    .where(sql`(${patientId}, ${medicationId}) in ${next}`)
    .returning({ patientId, medicationId, tellsPatient, caregiverAccountId })
}

const TODAY = sql`(now() at time zone 'Europe/Paris')::date`
const isStanding = and(isNull(medications.deletedAt), ne(medications.state, "entered_in_error"))

type Box = { patientId: string; medicationId: string; tellsPatient: boolean; caregiverAccountId: string | null }

/** Of those who were to be told, who may read the line now. */
async function readersOf(
  task: SystemTask,
  { patientId, medicationId, tellsPatient, caregiverAccountId }: Box,
): Promise<string[]> {
  const [patient] = tellsPatient
    ? await task.tx.select({ holder: patients.holderAccountId }).from(patients).where(eq(patients.patientId, patientId))
    : []
  const item = { patientId, section: "medications" as const, itemId: medicationId }
  const readers: string[] = []
  for (const accountId of [patient?.holder, caregiverAccountId])
    if (accountId && (await readsItem(task, accountId, item))) readers.push(accountId)
  return readers
}
