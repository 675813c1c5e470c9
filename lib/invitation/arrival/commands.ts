import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { delegations, invitations } from "@/drizzle/schema/delegations"
import { patients } from "@/drizzle/schema/patients"
import type { InvitationAccess } from "@/lib/access/invitation-access"
import type { AuditAction } from "@/lib/access/sections"
import { appendAudit } from "@/lib/audit/append"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import { findHeld } from "./queries"

/**
 * Says yes to an invitation. Nothing opens: the patient sees who arrived and answers. A second yes of the same person
 * changes nothing.
 * @throws ConflictError `invitation.own` for the patient herself, `invitation.already_helping` for somebody with an access already,
 * `invitation.already_accepted` for somebody whose yes to another invitation waits for the patient's
 */
export async function acceptInvitation(invitation: InvitationAccess): Promise<void> {
  const { tx, actor, patientId } = invitation
  if (actor.face !== "citizen") throw new NotFoundError()
  const row = await lockProposal(invitation)
  if (row.status === "accepted" && row.caregiverAccountId === actor.accountId) return
  if (row.status !== "proposed") throw new NotFoundError()
  await refuseSecondAccess(invitation)
  await trace(invitation, "delegation.accepted")
  requireOne(
    await tx
      .update(delegations)
      .set({ status: "accepted", caregiverAccountId: actor.accountId, version: sql`${delegations.version} + 1` })
      .where(proposal(invitation))
      .returning({ id: delegations.id }),
  )
  requireOne(
    await tx
      .update(invitations)
      .set({ status: "arrived", arrivedAccountId: actor.accountId, arrivedAt: sql`now()` })
      .where(and(eq(invitations.patientId, patientId), eq(invitations.id, invitation.invitationId)))
      .returning({ id: invitations.id }),
  )
  await tellPatient(tx, patientId, "arrived", saidBy(invitation, "arrived"))
}

/** Says no to an invitation; it cannot be used again, and it is kept who said so. */
export async function declineInvitation(invitation: InvitationAccess): Promise<void> {
  const { tx, actor, patientId } = invitation
  if (actor.face !== "citizen") throw new NotFoundError()
  const row = await lockProposal(invitation)
  if (row.status !== "proposed") throw new NotFoundError()
  await trace(invitation, "delegation.declined")
  await tellPatient(tx, patientId, "answered", saidBy(invitation, "declined"))
  // One statement: each of the two rows may be answered only while the other still stands open.
  await tx.execute(sql`with answered as (
      update invitations set status = 'declined', arrived_account_id = ${actor.accountId}::uuid, arrived_at = now(), answered_at = now()
      where patient_id = ${patientId}::uuid and id = ${invitation.invitationId}::uuid)
    update delegations set status = 'refused', ended_at = now(), end_reason = 'declined', version = version + 1
    where patient_id = ${patientId}::uuid and id = ${invitation.delegationId}::uuid`)
}

/** Who said it, by the name that the identity provider gives, and to which invitation. */
const saidBy = ({ actor, delegationId }: InvitationAccess, subject: "arrived" | "declined") => {
  return { subject, subjectId: delegationId, name: actor.displayName }
}

/** A code that was renewed in the same instant is no code any more. */
function requireOne(rows: readonly unknown[]): void {
  if (rows.length === 0) throw new NotFoundError()
}

const proposal = ({ patientId, delegationId }: InvitationAccess) =>
  and(eq(delegations.patientId, patientId), eq(delegations.id, delegationId))

async function lockProposal(invitation: InvitationAccess) {
  const [patient] = await invitation.tx
    .select({ holder: patients.holderAccountId })
    .from(patients)
    .where(eq(patients.patientId, invitation.patientId))
  if (patient?.holder === invitation.actor.accountId) throw new ConflictError("invitation.own")
  const [row] = await invitation.tx
    .select({ status: delegations.status, caregiverAccountId: delegations.caregiverAccountId })
    .from(delegations)
    .where(proposal(invitation))
    .for("update")
  if (!row) throw new NotFoundError()
  return row
}

/** Two accesses of one person to one space would only confuse both; the patient can widen the first. */
async function refuseSecondAccess(invitation: InvitationAccess): Promise<void> {
  const held = await findHeld(invitation)
  if (held) throw new ConflictError(held.isConfirmed ? "invitation.already_helping" : "invitation.already_accepted")
}

async function trace({ tx, actor, patientId, delegationId }: InvitationAccess, action: AuditAction): Promise<void> {
  const doer = { actorAccountId: actor.accountId, basis: null, delegationId }
  await appendAudit(tx, patientId, doer, [{ action, resourceIds: [delegationId] }])
}
