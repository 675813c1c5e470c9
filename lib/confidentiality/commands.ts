import "server-only"
import { sql } from "drizzle-orm"
import { emergencyChoices } from "@/drizzle/schema/confidentiality"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import type { EmergencyState, EmergencyWay } from "./rules"

type Edit = PatientAccess<"edit:confidentiality">

const COLUMNS = { emergency_centre: "emergencyCentre", break_glass: "breakGlass" } as const
const ACTS = { not_said: "left_to_law", allowed: "allowed", opposed: "opposed" } as const

/** Says who may come in when the person's life is at risk, one way at a time; nothing said leaves it to the law. */
export async function sayEmergencyChoice(access: Edit, way: EmergencyWay, answer: EmergencyState): Promise<void> {
  const said = { [COLUMNS[way]]: answer === "not_said" ? null : answer, saidAt: sql`now()` }
  await access.tx
    .insert(emergencyChoices)
    .values({ patientId: access.patientId, ...said })
    .onConflictDoUpdate({ target: emergencyChoices.patientId, set: said })
  const action: AuditAction = `${way}.${ACTS[answer]}`
  access.trace({ action, permission: "edit:confidentiality" })
}
