import "server-only"
import { eq, sql } from "drizzle-orm"
import { emergencyChoices } from "@/drizzle/schema/confidentiality"
import { patients } from "@/drizzle/schema/patients"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { isMinor } from "@/lib/identity/majority"
import { EMERGENCY_STATES, type EmergencyChoices, type EmergencyState } from "./rules"

/** What the person said of who may come in when her life is at risk. */
export async function readEmergencyChoices(access: PatientAccess<"view:confidentiality">): Promise<EmergencyChoices> {
  const { patientId, emergencyCentre, breakGlass } = emergencyChoices
  const [row] = await access.tx
    .select({ emergencyCentre, breakGlass })
    .from(emergencyChoices)
    .where(eq(patientId, access.patientId))
  access.trace({ action: "confidentiality.viewed", permission: "view:confidentiality" })
  return { emergency_centre: stateOf(row?.emergencyCentre), break_glass: stateOf(row?.breakGlass) }
}

const stateOf = (word?: string | null): EmergencyState => EMERGENCY_STATES.find((state) => state === word) ?? "not_said"

/** Whether something may be kept from whoever answers for the person: only of a minor is anything. */
export async function isOfAMinor({ tx, patientId }: PatientAccess<"view:confidentiality">): Promise<boolean> {
  const [row] = await tx
    .select({ birthDate: patients.birthDate, now: sql`now()`.mapWith(patients.openedAt) })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  if (!row) throw new NotFoundError()
  return isMinor(row, row.now)
}
