import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { delegations, invitationNoes, invitations } from "@/drizzle/schema/delegations"
import { patients } from "@/drizzle/schema/patients"
import type { InvitationNo } from "@/drizzle/vocabulary"
import type { InvitationAccess } from "@/lib/access/invitation-access"
import type { AuditAction } from "@/lib/access/sections"
import { appendAudit } from "@/lib/audit/append"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import { findHeld, findSaid } from "./queries"

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

/**
 * Says no to an invitation. It stays open: who said so is the patient's to read, and whether it was the right person hers to
 * know. A second press changes nothing.
 */
export async function declineInvitation(invitation: InvitationAccess): Promise<void> {
  await sayNo(invitation, "declined", "delegation.declined")
}

/** Says that an invitation is for somebody else, with the same effect. */
export async function returnInvitation(invitation: InvitationAccess): Promise<void> {
  await sayNo(invitation, "returned", "delegation.returned")
}

async function sayNo(invitation: InvitationAccess, word: InvitationNo, action: AuditAction): Promise<void> {
  const { tx, actor, patientId, invitationId } = invitation
  if (actor.face !== "citizen") throw new NotFoundError()
  const row = await lockProposal(invitation)
  if (row.status !== "proposed") throw new NotFoundError()
  const said = { patientId, invitationId, accountId: actor.accountId, word }
  const [kept] = (await findSaid(invitation))
    ? []
    : await tx.insert(invitationNoes).values(said).returning({ word: invitationNoes.word })
  if (!kept) return
  await trace(invitation, action)
  await tellPatient(tx, patientId, "answered", saidBy(invitation, word))
}

/** Who said it, by the name that the identity provider gives, and to which invitation. */
const saidBy = ({ actor, delegationId }: InvitationAccess, subject: "arrived" | InvitationNo) => {
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
