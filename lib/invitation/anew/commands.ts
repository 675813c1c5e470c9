import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { askedAt } from "@/drizzle/asked-at"
import { delegations, invitations } from "@/drizzle/schema/delegations"
import type { InvitationChannel, InvitationStatus } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { mayBeInvitedAnew } from "@/lib/delegation/rules"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { refuseMinor } from "@/lib/identity/majority"
import { ruleValue } from "@/lib/reference/dated-rules"
import { giveTicket } from "../ticket/commands"

type Edit = PatientAccess<"edit:delegations">

/**
 * Sends an invitation that the wrong person had answered to the right one, in one gesture: the same answers as a new access, a
 * new code by the same way. Once: a second press or another tab finds it done.
 * @throws ConflictError `invitation.anew_already` where there is nothing to send anew, `invitation.too_many_mails` above ten a day
 */
export async function inviteAnew(access: Edit, delegationId: string): Promise<{ id: string; channel: InvitationChannel }> {
  refuseMinor(access.actor.traits, new Date())
  const { tx, patientId } = access
  const before = await lockAnswered(access, delegationId)
  if (!before || !mayBeInvitedAnew(before, before.now, ruleValue("invitation_lives").value)) {
    access.trace({ action: "delegation.proposed", permission: "edit:delegations", resourceIds: [delegationId] })
    throw before ? new ConflictError("invitation.anew_already") : new NotFoundError()
  }
  await tx
    .update(invitations)
    .set({ status: "renewed" })
    .where(and(eq(invitations.patientId, patientId), eq(invitations.delegationId, delegationId)))
  const { channel, contact, given } = before
  const [made] = await tx
    .insert(delegations)
    .values({ patientId, status: "proposed", ...given })
    .returning({ id: delegations.id })
  if (!made) throw new NotFoundError()
  access.trace({ action: "delegation.proposed", permission: "edit:delegations", resourceIds: [made.id] })
  await giveTicket(access, { delegationId: made.id, caregiverName: given.caregiverName, channel, contact })
  return { id: made.id, channel }
}

/** The access that somebody answered and its invitation, of which no other gesture makes anything meanwhile. */
async function lockAnswered({ tx, patientId }: Edit, delegationId: string) {
  const [row] = await tx
    .select({
      status: delegations.status,
      basis: delegations.basis,
      opensAt: delegations.opensAt,
      askedAt: askedAt(ruleValue("invitation_lives").value),
      invitationStatus: sql<InvitationStatus>`${invitations.status}`,
      channel: sql<InvitationChannel>`${invitations.channel}`,
      contact: invitations.contact,
      now: sql`now()`.mapWith(delegations.createdAt),
      given: {
        caregiverName: delegations.caregiverName,
        relation: delegations.relation,
        purpose: delegations.purpose,
        permissions: delegations.permissions,
        documentGroups: delegations.documentGroups,
        sensitiveTopics: delegations.sensitiveTopics,
        durationMonths: delegations.durationMonths,
        atEnd: delegations.atEnd,
      },
    })
    .from(delegations)
    .innerJoin(invitations, and(eq(invitations.patientId, delegations.patientId), eq(invitations.delegationId, delegations.id)))
    .where(and(eq(delegations.patientId, patientId), eq(delegations.id, delegationId)))
    .for("update", { of: invitations })
  return row && { ...row, state: row.status === "ended" || row.status === "refused" ? ("ended" as const) : ("invited" as const) }
}
