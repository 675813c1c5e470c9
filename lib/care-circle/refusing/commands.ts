import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { careTeamMembers, consultationCodes, consultations } from "@/drizzle/schema/care"
import { currentMember } from "@/lib/access/bases/care-team"
import { openConsultation } from "@/lib/access/bases/consultation"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"

type Edit = PatientAccess<"edit:care_circle">

/**
 * Refuses in one gesture that professionals read the space (EHDS art. 10): nobody is in the care team, every open consultation ends,
 * and no code is good. What each deposited stays readable to who deposited it. Nobody comes in again but whom the person names or
 * gives a code to. A second time changes nothing.
 */
export async function removeEverybody(access: Edit): Promise<void> {
  const { tx, patientId } = access
  const left = await tx
    .update(careTeamMembers)
    .set({ removedAt: sql`now()`, isAttendingDoctor: false })
    .where(and(eq(careTeamMembers.patientId, patientId), sql.raw(currentMember("care_team_members"))))
    .returning({ id: careTeamMembers.id })
  const codes = await tx
    .update(consultationCodes)
    .set({ withdrawnAt: sql`now()` })
    .where(
      and(eq(consultationCodes.patientId, patientId), isNull(consultationCodes.usedAt), isNull(consultationCodes.withdrawnAt)),
    )
    .returning({ id: consultationCodes.id })
  const ended = await tx
    .update(consultations)
    .set({ endedAt: sql`now()`, endReason: "patient_request" })
    .where(and(eq(consultations.patientId, patientId), sql.raw(openConsultation("consultations"))))
    .returning({ id: consultations.id })
  tell(access, "care_team.removed", left, true)
  tell(access, "consultation.code_withdrawn", codes)
  tell(access, "consultation.ended", ended)
}

function tell(access: Edit, action: AuditAction, rows: { id: string }[], always = false): void {
  if (rows.length === 0 && !always) return
  access.trace({ action, permission: "edit:care_circle", resourceIds: rows.map(({ id }) => id) })
}
