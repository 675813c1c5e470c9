import "server-only"
import { and, eq, ne, sql } from "drizzle-orm"
import { blockedProfessionals, careTeamMembers, consultations } from "@/drizzle/schema/care"
import { currentMember } from "@/lib/access/bases/care-team"
import { openConsultation } from "@/lib/access/bases/consultation"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { ConflictError } from "@/lib/errors"
import { brokenConstraint } from "@/lib/platform/database-faults"
import { DOCTOR } from "@/lib/reference/professions"
import type { ErrorCode } from "@/lib/words/areas"
import { requireProfessional } from "./queries"
import { canBeAttending } from "./rules"

type Edit = PatientAccess<"edit:care_circle">

/**
 * Names a professional in the care team, at once: a first access without a wait.
 * @throws ConflictError `care.already_member`, or `care.blocked` for somebody whom the patient keeps out
 */
export async function addMember(access: Edit, professionalId: string): Promise<void> {
  const { name, professionCodes, place, blockedAt } = await requireProfessional(access, professionalId)
  if (blockedAt) throw tried(access, "care_team.added", "care.blocked")
  const professionCode = canBeAttending(professionCodes) ? DOCTOR : (professionCodes[0] ?? "")
  const { tx, patientId, actor } = access
  try {
    const rows = await tx
      .insert(careTeamMembers)
      .values({
        patientId,
        professionalAccountId: professionalId,
        professionalName: name,
        professionCode,
        placeName: place,
        addedByAccountId: actor.accountId,
      })
      .returning({ id: careTeamMembers.id })
    access.trace({ action: "care_team.added", permission: "edit:care_circle", resourceIds: rows.map(({ id }) => id) })
  } catch (error) {
    if (brokenConstraint(error) === "twice_in_one_care_team") throw tried(access, "care_team.added", "care.already_member")
    throw error
  }
}

/**
 * Takes a professional out of the care team from the next request on; a doctor is no longer the attending one.
 * @throws ConflictError `care.not_member` when that was done meanwhile
 */
export async function removeMember(access: Edit, professionalId: string): Promise<void> {
  if (!(await leaveTeam(access, professionalId))) throw tried(access, "care_team.removed", "care.not_member")
}

async function leaveTeam(access: Edit, professionalId: string): Promise<boolean> {
  const rows = await access.tx
    .update(careTeamMembers)
    .set({ removedAt: sql`now()`, isAttendingDoctor: false })
    .where(memberHere(access, professionalId))
    .returning({ id: careTeamMembers.id })
  const resourceIds = rows.map(({ id }) => id)
  if (rows.length > 0) access.trace({ action: "care_team.removed", permission: "edit:care_circle", resourceIds })
  return rows.length > 0
}

const memberHere = ({ patientId }: Edit, professionalId: string) =>
  and(
    eq(careTeamMembers.patientId, patientId),
    eq(careTeamMembers.professionalAccountId, professionalId),
    sql.raw(currentMember("care_team_members")),
  )

/**
 * Says who the attending doctor is, who then reads what is hidden from other professionals (CSP art. R1111-46).
 * @throws ConflictError `care.not_member`, `care.not_a_doctor`, or `care.changed_meanwhile` when another tab chose at once
 */
export async function chooseAttending(access: Edit, professionalId: string): Promise<void> {
  const { tx, patientId } = access
  const [member] = await tx
    .select({ id: careTeamMembers.id, professionCode: careTeamMembers.professionCode })
    .from(careTeamMembers)
    .where(memberHere(access, professionalId))
  if (!member) throw tried(access, "care_team.attending_chosen", "care.not_member")
  if (!canBeAttending([member.professionCode])) throw tried(access, "care_team.attending_chosen", "care.not_a_doctor")
  const here = eq(careTeamMembers.patientId, patientId)
  try {
    await tx
      .update(careTeamMembers)
      .set({ isAttendingDoctor: false })
      .where(and(here, careTeamMembers.isAttendingDoctor, ne(careTeamMembers.id, member.id)))
    const chosen = await tx
      .update(careTeamMembers)
      .set({ isAttendingDoctor: true })
      .where(memberHere(access, professionalId))
      .returning({ id: careTeamMembers.id })
    if (chosen.length === 0) throw tried(access, "care_team.attending_chosen", "care.not_member")
  } catch (error) {
    if (brokenConstraint(error) === "two_attending_doctors")
      throw tried(access, "care_team.attending_chosen", "care.changed_meanwhile")
    throw error
  }
  access.trace({ action: "care_team.attending_chosen", permission: "edit:care_circle", resourceIds: [member.id] })
}

/**
 * Says that a member is no longer the attending doctor; nobody is until another is chosen.
 * @throws ConflictError `care.changed_meanwhile` when somebody else is, or nobody
 */
export async function dismissAttending(access: Edit, professionalId: string): Promise<void> {
  const rows = await access.tx
    .update(careTeamMembers)
    .set({ isAttendingDoctor: false })
    .where(and(memberHere(access, professionalId), careTeamMembers.isAttendingDoctor))
    .returning({ id: careTeamMembers.id })
  if (rows.length === 0) throw tried(access, "care_team.attending_chosen", "care.changed_meanwhile")
  access.trace({ action: "care_team.attending_chosen", permission: "edit:care_circle" })
}

/**
 * Keeps a professional out, whatever code or team he comes with: out of the team, every open consultation ended, in one
 * transaction. What he deposited stays readable to him. Doing it twice is the same as once.
 */
export async function blockProfessional(access: Edit, professionalId: string): Promise<void> {
  const { tx, patientId } = access
  const { name, professionCodes } = await requireProfessional(access, professionalId)
  await tx
    .insert(blockedProfessionals)
    .values({
      patientId,
      professionalAccountId: professionalId,
      professionalName: name,
      professionCode: professionCodes[0] ?? "",
    })
    .onConflictDoNothing()
  access.trace({ action: "professional.blocked", permission: "edit:care_circle", resourceIds: [professionalId] })
  await leaveTeam(access, professionalId)
  const ended = await tx
    .update(consultations)
    .set({ endedAt: sql`now()`, endReason: "blocked" })
    .where(
      and(
        eq(consultations.patientId, patientId),
        eq(consultations.professionalAccountId, professionalId),
        sql.raw(openConsultation("consultations")),
      ),
    )
    .returning({ id: consultations.id })
  const resourceIds = ended.map(({ id }) => id)
  if (ended.length > 0) access.trace({ action: "consultation.ended", permission: "edit:care_circle", resourceIds })
}

/**
 * Lets a professional be added or given a code again; opens nothing by itself.
 * @throws ConflictError `care.not_blocked` when that was done meanwhile
 */
export async function unblockProfessional(access: Edit, professionalId: string): Promise<void> {
  const { patientId } = access
  const rows = await access.tx
    .delete(blockedProfessionals)
    .where(and(eq(blockedProfessionals.patientId, patientId), eq(blockedProfessionals.professionalAccountId, professionalId)))
    .returning({ id: blockedProfessionals.professionalAccountId })
  if (rows.length === 0) throw tried(access, "professional.unblocked", "care.not_blocked")
  access.trace({ action: "professional.unblocked", permission: "edit:care_circle", resourceIds: [professionalId] })
}

/** The conflict to throw, once the journal holds what was tried. */
function tried(access: Edit, action: AuditAction, code: ErrorCode): ConflictError {
  access.trace({ action, permission: "edit:care_circle" })
  return new ConflictError(code)
}
