import "server-only"
import { and, eq } from "drizzle-orm"
import { refills } from "@/drizzle/schema/refills"
import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { dayInParis } from "@/lib/platform/days"
import { requireLine } from "../queries"
import { tellOn } from "./rules"
import type { GivenRefill } from "./schema"

type Edit = PatientAccess<"edit:medications">

/**
 * Counts a box today, and says whom to tell once before it is empty; a box counted before is that one no more.
 * @throws NotFoundError for a treatment that is not there, or is over
 * @throws InvalidInputError for somebody who may not read this line
 */
export async function setRefill(access: Edit, { lineId, ...said }: GivenRefill): Promise<void> {
  const line = await requireLine(access, "medications", lineId)
  tell(access, "line.refill_set", lineId)
  if (line.saysNone || line.content.endedOn || line.state === "entered_in_error") throw new NotFoundError()
  const { dosesLeft, dosesADay, dosesAWeek, daysBefore, tellsPatient, caregiverAccountId } = said
  if (caregiverAccountId) await requireReader(access, lineId, caregiverAccountId)
  const count = { dosesLeft, dosesADay, dosesAWeek, countedOn: dayInParis(new Date()) }
  const box = { ...count, daysBefore, tellOn: tellOn(count, daysBefore), tellsPatient, caregiverAccountId, toldAt: null }
  await access.tx
    .insert(refills)
    .values({ ...box, patientId: access.patientId, medicationId: lineId })
    .onConflictDoUpdate({ target: [refills.patientId, refills.medicationId], set: box })
}

/** Nobody is told any more. @throws NotFoundError where nobody was to be */
export async function stopRefill(access: Edit, lineId: string): Promise<void> {
  const stopped = await access.tx
    .delete(refills)
    .where(and(eq(refills.patientId, access.patientId), eq(refills.medicationId, lineId)))
    .returning({ id: refills.medicationId })
  if (stopped.length === 0) throw new NotFoundError()
  tell(access, "line.refill_stopped", lineId)
}

async function requireReader(access: Edit, lineId: string, accountId: string): Promise<void> {
  const sights = await listCaregiversWhoSee(access, "medications", lineId)
  if (!sights.some((sight) => sight.accountId === accountId && sight.sees))
    throw new InvalidInputError("profile.caregiver_does_not_read", "caregiver")
}

function tell(access: Edit, action: "line.refill_set" | "line.refill_stopped", lineId: string): void {
  access.trace({ action, permission: "edit:medications", resourceIds: [lineId] })
}
