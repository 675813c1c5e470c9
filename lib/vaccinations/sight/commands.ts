import "server-only"
import { sql } from "drizzle-orm"
import { vaccinations } from "@/drizzle/schema/vaccinations"
import type { Sensitivity } from "@/drizzle/vocabulary"
import { marksOnceHidden } from "@/lib/access/hidden-marks"
import type { PatientAccess } from "@/lib/access/require-access"
import { excludeItem } from "@/lib/access/set-apart"
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
 * @throws NotFoundError for a line that is not there, and for somebody whose access does not open vaccinations
 */
export async function excludeFromVaccination(access: Editing, id: string, caregiverId: string, excluded: boolean): Promise<void> {
  await excludeItem(access, { section: "vaccinations", itemId: id }, caregiverId, excluded)
  access.trace({
    action: excluded ? "vaccination.excluded" : "vaccination.included",
    permission: PERMISSION,
    resourceIds: [id],
  })
}
