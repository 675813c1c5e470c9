import "server-only"
import { and, desc, eq, sql } from "drizzle-orm"
import { delegations, invitationDrafts, invitations } from "@/drizzle/schema/delegations"
import { patients } from "@/drizzle/schema/patients"
import type { InvitationChannel, Language } from "@/drizzle/vocabulary"
import type { InvitationAccess } from "@/lib/access/invitation-access"
import type { PatientAccess } from "@/lib/access/require-access"
import { appendAudit } from "@/lib/audit/append"
import { tidyGrant } from "@/lib/delegation/rules"
import { NotFoundError } from "@/lib/errors"
import { personName } from "@/lib/identity/rules"
import { invitationLetter } from "@/lib/notices/letters"
import { configuration } from "@/lib/platform/configuration"
import type { Letter } from "@/lib/platform/letters/letter"
import { isUuid } from "@/lib/platform/uuid"
import { groupedCode } from "@/lib/platform/written-code"
import { formatsIn } from "@/lib/words/formats"
import { findHeld, findSaid } from "./arrival/queries"
import { invitationCode } from "./rules"
import { answersSchema } from "./schema"

type Edit = PatientAccess<"edit:delegations">

/** The invitations that were begun and not sent. */
export async function listDrafts(access: Edit) {
  const rows = await access.tx
    .select({
      id: invitationDrafts.id,
      widensId: invitationDrafts.widensId,
      answers: invitationDrafts.answers,
      updatedAt: invitationDrafts.updatedAt,
    })
    .from(invitationDrafts)
    .where(eq(invitationDrafts.patientId, access.patientId))
    .orderBy(desc(invitationDrafts.updatedAt))
    .limit(20)
  return rows.map((row) => ({ ...row, answers: answersSchema.parse(row.answers) }))
}

/** One draft with its answers. @throws NotFoundError when it was sent, discarded, or is another patient's */
export async function requireDraft(access: Edit, draftId: string) {
  const [row] = await access.tx
    .select({ id: invitationDrafts.id, widensId: invitationDrafts.widensId, answers: invitationDrafts.answers })
    .from(invitationDrafts)
    .where(and(eq(invitationDrafts.patientId, access.patientId), eq(invitationDrafts.id, draftId)))
  if (!row) throw new NotFoundError()
  access.trace({ action: "delegation.viewed", permission: "edit:delegations", resourceIds: [row.id] })
  return { ...row, answers: answersSchema.parse(row.answers) }
}

/** Whether a draft of this id was sent already, by another tab or a second press. */
export async function wasSent(access: Edit, draftId: string): Promise<boolean> {
  const here = and(eq(delegations.patientId, access.patientId), eq(delegations.id, draftId))
  return (await access.tx.select({ id: delegations.id }).from(delegations).where(here)).length > 0
}

/** The code to hand over, for a letter or a screen, while nobody has used it; null when there is nothing to hand over. */
export async function getInvitationCode(access: Edit, delegationId: string) {
  const [row] = await access.tx
    .select({
      id: invitations.id,
      channel: sql<InvitationChannel>`${invitations.channel}`,
      expiresAt: invitations.expiresAt,
      isLive: sql<boolean>`${invitations.expiresAt} > now()`,
      caregiverName: delegations.caregiverName,
      version: delegations.version,
      firstGivenName: patients.firstGivenName,
      usedName: patients.usedName,
      birthName: patients.birthName,
    })
    .from(invitations)
    .innerJoin(delegations, and(eq(delegations.patientId, invitations.patientId), eq(delegations.id, invitations.delegationId)))
    .innerJoin(patients, eq(patients.patientId, invitations.patientId))
    .where(
      and(
        eq(invitations.patientId, access.patientId),
        eq(invitations.delegationId, delegationId),
        eq(invitations.status, "sent"),
        eq(delegations.status, "proposed"),
      ),
    )
  if (!row) return null
  access.trace({ action: "delegation.viewed", permission: "edit:delegations", resourceIds: [delegationId] })
  const { secret, url } = configuration()
  const code = groupedCode(invitationCode(secret, row.id, row.expiresAt))
  const { channel, expiresAt, isLive, caregiverName } = row
  return {
    channel,
    expiresAt,
    isLive,
    caregiverName,
    code,
    site: url,
    link: `${url}/invitation/${code}`,
    patientName: personName(row),
  }
}

/**
 * The invitation as a letter to hand over, whichever way it was sent first, in the language of the page it is asked from.
 * @throws NotFoundError when there is nothing to hand over any more
 */
export async function requireInvitationLetter(access: Edit, delegationId: string, language: Language): Promise<Letter> {
  const invitation = isUuid(delegationId) ? await getInvitationCode(access, delegationId) : null
  if (!invitation?.isLive) throw new NotFoundError()
  const until = formatsIn(language).dateTime(invitation.expiresAt, { dateStyle: "long" })
  return invitationLetter({ ...invitation, until }, language, { recipient: [invitation.caregiverName], date: new Date() })
}

/** What somebody who holds the code may read: who invites, and what it gives, never what was left out. */
export async function readInvitation(invitation: InvitationAccess) {
  const { tx, actor, patientId, delegationId } = invitation
  const [row] = await tx
    .select({
      caregiverName: delegations.caregiverName,
      permissions: delegations.permissions,
      documentGroups: delegations.documentGroups,
      sensitiveTopics: delegations.sensitiveTopics,
      durationMonths: delegations.durationMonths,
      holderAccountId: patients.holderAccountId,
      firstGivenName: patients.firstGivenName,
      usedName: patients.usedName,
      birthName: patients.birthName,
    })
    .from(delegations)
    .innerJoin(patients, eq(patients.patientId, delegations.patientId))
    .where(and(eq(delegations.patientId, patientId), eq(delegations.id, delegationId)))
  if (!row) throw new NotFoundError()
  const doer = { actorAccountId: actor.accountId, basis: null, delegationId }
  await appendAudit(tx, patientId, doer, [{ action: "delegation.viewed", resourceIds: [delegationId] }])
  return {
    patientName: personName(row),
    /** Whom it is for, as the patient wrote it: a couple may share an address. */
    caregiverName: row.caregiverName,
    grant: tidyGrant(row),
    durationMonths: row.durationMonths,
    isOwn: row.holderAccountId === actor.accountId,
    held: await findHeld(invitation),
    said: await findSaid(invitation),
  }
}
