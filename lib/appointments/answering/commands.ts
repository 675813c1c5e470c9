import "server-only"
import { eq, sql } from "drizzle-orm"
import { appointments } from "@/drizzle/schema/appointments"
import type { ItemState } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { tellProposer } from "@/lib/notices/tell-proposer"
import { changeLine } from "../commands"

type Editing = PatientAccess<"edit:appointments">
const PROPOSED: ItemState = "proposed"
const CONFIRMED: ItemState = "confirmed"
const IN_ERROR: ItemState = "entered_in_error"
const PERMISSION = "edit:appointments"

/** Says yes to what a caregiver proposed. */
export async function confirmAppointment(access: Editing, id: string, version: number): Promise<void> {
  const confirmed = { state: CONFIRMED, confirmedAt: sql`now()`, confirmedByName: access.actor.displayName }
  await changeLine(access, { id, version, action: "appointment.confirmed", permission: PERMISSION }, confirmed, isProposed())
  await tellAnswered(access, id)
}

/** Says no to it: it stays as what was said in error, and is in no agenda. */
export async function refuseAppointment(access: Editing, id: string, version: number): Promise<void> {
  const change = { id, version, action: "appointment.refused", permission: PERMISSION } as const
  await changeLine(access, change, { state: IN_ERROR }, isProposed())
  await tellAnswered(access, id)
}

const isProposed = () => eq(appointments.state, PROPOSED)

const tellAnswered = (access: Editing, id: string) =>
  tellProposer(access, { section: "appointments", id, add: "act:appointments", subject: "answered_appointment" })
