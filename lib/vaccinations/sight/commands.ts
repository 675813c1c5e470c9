import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import type { Sensitivity } from "@/drizzle/vocabulary"
import { marksOnceHidden } from "@/lib/access/hidden-marks"
import { itemsWithin } from "@/lib/access/items-within"
import { exclude, include } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { changeLine } from "../commands"

type Editing = PatientAccess<"edit:vaccinations">
const PERMISSION = "edit:vaccinations"

/** Hides a line from professionals (MASQUE_PS), or shows it to them again; its author and the attending doctor keep seeing it. */
export async function hideVaccination(access: Editing, id: string, version: number, hidden: boolean): Promise<void> {
  const marks = marksOnceHidden(vaccinations.marks, hidden)
  const action = hidden ? "vaccination.hidden_from_professionals" : "vaccination.shown_to_professionals"
  await changeLine(access, { id, version, action, permission: PERMISSION }, { marks })
}

/** Says whether a line is sensitive: the patient has the last word. A topic that was known stays; else it is hers. */
export async function judgeVaccination(access: Editing, id: string, version: number, sensitivity: Sensitivity): Promise<void> {
  const sensitiveTopic = sensitivity === "sensitive" ? sql`coalesce(${vaccinations.sensitiveTopic}, 'chosen')` : null
  await changeLine(access, { id, version, action: "vaccination.judged", permission: PERMISSION }, { sensitivity, sensitiveTopic })
}

/**
 * Keeps one line from one caregiver, who is not told, or ends that; doing it twice is the same as once.
 * @throws NotFoundError for a line that is not there, and for somebody who never was a caregiver of this patient
 */
export async function excludeFromVaccination(access: Editing, id: string, caregiverId: string, excluded: boolean): Promise<void> {
  await requireBoth(access, id, caregiverId)
  await (excluded ? exclude : include)(access, "vaccinations", id, caregiverId)
  access.trace({
    action: excluded ? "vaccination.excluded" : "vaccination.included",
    permission: PERMISSION,
    resourceIds: [id],
  })
}

async function requireBoth({ tx, patientId, scope }: Editing, id: string, caregiverId: string): Promise<void> {
  const known = and(eq(delegations.patientId, vaccinations.patientId), eq(delegations.caregiverAccountId, caregiverId))
  const here = and(eq(vaccinations.patientId, patientId), eq(vaccinations.id, id), isNull(vaccinations.deletedAt))
  const found = await tx
    .select({ id: vaccinations.id })
    .from(vaccinations)
    .innerJoin(delegations, known)
    .where(and(here, itemsWithin(vaccinations, scope)))
    .limit(1)
  if (found.length === 0) throw new NotFoundError()
}
