import "server-only"
import { sql } from "drizzle-orm"
import { appointments } from "@/drizzle/schema/appointments"
import type { Sensitivity } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { excludeItem } from "@/lib/access/set-apart"
import { changeLine } from "../commands"

type Editing = PatientAccess<"edit:appointments">
const PERMISSION = "edit:appointments"

/** Says whether an appointment is sensitive: the patient has the last word. A topic that was known stays; else it is hers. */
export async function judgeAppointment(access: Editing, id: string, version: number, sensitivity: Sensitivity): Promise<void> {
  const sensitiveTopic = sensitivity === "sensitive" ? sql`coalesce(${appointments.sensitiveTopic}, 'chosen')` : null
  const change = { id, version, action: "appointment.judged", permission: PERMISSION } as const
  await changeLine(access, change, { sensitivity, sensitiveTopic })
}

/**
 * Keeps one appointment from one caregiver, who is not told, or ends that; doing it twice is the same as once.
 * @throws NotFoundError for one that is not there, and for somebody whose access does not open the agenda
 */
export async function excludeFromAppointment(access: Editing, id: string, caregiverId: string, excluded: boolean): Promise<void> {
  await excludeItem(access, { section: "appointments", itemId: id }, caregiverId, excluded)
  access.trace({
    action: excluded ? "appointment.excluded" : "appointment.included",
    permission: PERMISSION,
    resourceIds: [id],
  })
}
