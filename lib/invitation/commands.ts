import "server-only"
import { and, eq, inArray, sql } from "drizzle-orm"
import { pressureAnswers } from "@/drizzle/schema/consents"
import { delegations, invitationDrafts, invitations } from "@/drizzle/schema/delegations"
import type { AtEnd, InvitationChannel, PressureAnswer } from "@/drizzle/vocabulary"
import { consent } from "@/lib/access/bases/consent"
import type { PatientAccess } from "@/lib/access/require-access"
import { type Grant, grantFromLines, isEmpty, tidyGrant } from "@/lib/delegation/rules"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { refuseMinor } from "@/lib/identity/majority"
import { compilePurpose, type PurposeCode } from "@/lib/reference/purposes"
import { wasSent } from "./queries"
import { draftGrant, draftPeriod, nextStep } from "./rules"
import { type Answers, answersSchema, type Lines, type Sending, type Who } from "./schema"
import { giveTicket, newTicket } from "./ticket/commands"

type Edit = PatientAccess<"edit:delegations">

/** Begins an invitation with who is invited, and gives its draft. @throws ConflictError `space.minor` under the age of majority */
export async function draftInvitation(access: Edit, { name, relation }: Who): Promise<string> {
  refuseMinor(access.actor.traits, new Date())
  return insertDraft(access, null, { name, relation })
}

/** Begins to give again what is over, with the same answers; whether it is one's own choice is asked anew. */
export async function draftAgain(access: Edit, delegationId: string): Promise<string> {
  refuseMinor(access.actor.traits, new Date())
  const { status, basis, answers } = await answersOf(access, delegationId)
  if (basis !== consent.word || !(status === "ended" || status === "refused")) {
    access.trace({ action: "delegation.drafted", permission: "edit:delegations", resourceIds: [delegationId] })
    throw new ConflictError("delegation.not_over")
  }
  const { continuesIfUnable, ...asked } = answers
  return insertDraft(access, null, asked)
}

/** Begins to give more to somebody who helps, from what they have. @throws ConflictError `space.minor` under the age of majority */
export async function draftWidening(access: Edit, delegationId: string): Promise<string> {
  refuseMinor(access.actor.traits, new Date())
  const { status, answers } = await answersOf(access, delegationId)
  if (status !== "active") {
    access.trace({ action: "delegation.drafted", permission: "edit:delegations", resourceIds: [delegationId] })
    throw new ConflictError("delegation.not_open")
  }
  // Beginning again begins anew: an older draft would be of an access that has changed since.
  await access.tx
    .delete(invitationDrafts)
    .where(and(eq(invitationDrafts.patientId, access.patientId), eq(invitationDrafts.widensId, delegationId)))
  return insertDraft(access, delegationId, answers)
}

/** An access as the answers that would give it. */
async function answersOf(access: Edit, delegationId: string) {
  const [row] = await access.tx
    .select({
      status: delegations.status,
      basis: delegations.basis,
      name: delegations.caregiverName,
      relation: delegations.relation,
      purpose: delegations.purpose,
      permissions: delegations.permissions,
      documentGroups: delegations.documentGroups,
      sensitiveTopics: delegations.sensitiveTopics,
      months: delegations.durationMonths,
      atEnd: sql<AtEnd>`${delegations.atEnd}`,
      continuesIfUnable: delegations.continuesIfUnable,
    })
    .from(delegations)
    .where(and(eq(delegations.patientId, access.patientId), eq(delegations.id, delegationId)))
  if (!row) throw new NotFoundError()
  const { status, basis, name, relation, purpose, months, atEnd, continuesIfUnable } = row
  return { status, basis, answers: { name, relation, purpose, months, atEnd, continuesIfUnable, ...written(tidyGrant(row)) } }
}

/** Changes who is invited, and gives everything answered so far. */
export async function answerWho(access: Edit, { draftId, name, relation }: Who & { draftId: string }): Promise<Answers> {
  return keepAnswers(access, draftId, { name, relation })
}

/** Chooses what for, and compiles it into lines; the lines changed before stay when the purpose stays the same. */
export async function answerPurpose(
  access: Edit,
  { draftId, purpose }: { draftId: string; purpose: PurposeCode },
): Promise<void> {
  await keepAnswers(access, draftId, (answers) =>
    answers.purpose === purpose ? {} : { purpose, ...compilePurpose(purpose), sensitiveTopics: [] },
  )
}

/** Keeps the lines ticked one by one. @throws InvalidInputError `delegation.nothing_left` when none is */
export async function answerLines(access: Edit, { draftId, ...lines }: Lines): Promise<void> {
  const grant = grantFromLines(lines)
  if (isEmpty(grant)) throw new InvalidInputError("delegation.nothing_left", "documentGroups")
  await keepAnswers(access, draftId, written(grant))
}

export async function answerUntil(
  access: Edit,
  { draftId, months, atEnd }: { draftId: string } & Pick<Answers, "months" | "atEnd">,
) {
  await keepAnswers(access, draftId, { months, atEnd })
}

/** Keeps the answer to the question asked alone where the portal cannot read it; the draft only knows that it was asked. */
export async function answerAlone(access: Edit, { draftId, answer }: { draftId: string; answer: PressureAnswer }): Promise<void> {
  await keepAnswers(access, draftId, { asked: true })
  await access.tx.insert(pressureAnswers).values({ patientId: access.patientId, draftId, answer })
}

/** Throws a draft away, when it was not sent meanwhile; nothing had opened. */
export async function discardDraft(access: Edit, draftId: string): Promise<boolean> {
  if (!(await takeDraft(access, draftId))) return false
  access.trace({ action: "delegation.withdrawn", permission: "edit:delegations", resourceIds: [draftId] })
  return true
}

/**
 * Sends the invitation of a complete draft by mail, on paper or on the screen. The access keeps the draft's id, so that a second press sends nothing twice
 * and gives false.
 * @throws InvalidInputError `invitation.unfinished` when a question is still open
 * @throws ConflictError `invitation.too_many_mails` above ten a day
 */
export async function proposeInvitation(access: Edit, { draftId, channel, contact: given }: Sending): Promise<boolean> {
  refuseMinor(access.actor.traits, new Date())
  const draft = await takeDraft(access, draftId)
  if (!draft) return false
  const { answers } = draft
  access.trace({ action: "delegation.proposed", permission: "edit:delegations", resourceIds: [draftId] })
  if (nextStep(false, answers) !== "check") throw new InvalidInputError("invitation.unfinished")
  const { name = "", relation = "", purpose = "" } = answers
  const { months, atEnd } = draftPeriod(answers)
  const contact = (channel === "mail" && given) || null
  const { patientId, tx } = access
  await tx.insert(delegations).values({
    ...{ id: draftId, patientId, status: "proposed", caregiverName: name, relation, purpose, atEnd },
    ...written(draftGrant(answers)),
    durationMonths: months,
  })
  await giveTicket(access, { delegationId: draftId, caregiverName: name, channel, contact })
  return true
}

/** Makes a new code for an invitation that nobody has used; the code before finds nothing any more. */
export async function proposeAgain(access: Edit, delegationId: string): Promise<void> {
  const here = and(
    eq(invitations.patientId, access.patientId),
    eq(invitations.delegationId, delegationId),
    inArray(invitations.status, ["sent"]),
    sql`exists (select from ${delegations} where ${delegations.patientId} = ${invitations.patientId}
      and ${delegations.id} = ${invitations.delegationId} and ${delegations.status} = 'proposed')`,
  )
  const [row] = await access.tx
    .select({ id: invitations.id, channel: invitations.channel, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(here)
    .for("update")
  access.trace({ action: "delegation.proposed", permission: "edit:delegations", resourceIds: [delegationId] })
  if (!row) throw new ConflictError("invitation.already_answered")
  const { expiresAt, codeHash } = await newTicket(access, row.channel as InvitationChannel, row)
  await access.tx.update(invitations).set({ expiresAt, codeHash }).where(here)
}

/**
 * The draft of a widening, complete, which ends with this: what it gives opens elsewhere.
 * @throws ConflictError `space.minor` under the age of majority
 */
export async function takeWidening(access: Edit, draftId: string) {
  refuseMinor(access.actor.traits, new Date())
  const draft = await takeDraft(access, draftId)
  if (!draft) return null
  const { widensId, answers } = draft
  const { continuesIfUnable = false } = answers
  const { months, atEnd } = draftPeriod(answers)
  if (!widensId || nextStep(true, answers) !== "check") {
    access.trace({ action: "delegation.widened", permission: "edit:delegations", resourceIds: [draftId] })
    throw new InvalidInputError("invitation.unfinished")
  }
  return { id: draftId, widensId, grant: draftGrant(answers), durationMonths: months, atEnd, continuesIfUnable }
}

async function insertDraft(access: Edit, widensId: string | null, answers: Answers): Promise<string> {
  const [row] = await access.tx
    .insert(invitationDrafts)
    .values({ patientId: access.patientId, accountId: access.actor.accountId, widensId, answers })
    .returning({ id: invitationDrafts.id })
  if (!row) throw new NotFoundError()
  access.trace({ action: "delegation.drafted", permission: "edit:delegations", resourceIds: [row.id] })
  return row.id
}

/** A draft, taken away; null, and a look at the access, when a second press or another tab has made one of it already. */
async function takeDraft(access: Edit, draftId: string) {
  const [row] = await access.tx
    .delete(invitationDrafts)
    .where(and(eq(invitationDrafts.patientId, access.patientId), eq(invitationDrafts.id, draftId)))
    .returning({ widensId: invitationDrafts.widensId, answers: invitationDrafts.answers })
  if (row) return { widensId: row.widensId, answers: answersSchema.parse(row.answers) }
  if (!(await wasSent(access, draftId))) throw new NotFoundError()
  access.trace({ action: "delegation.viewed", permission: "edit:delegations", resourceIds: [draftId] })
  return null
}

async function keepAnswers(access: Edit, draftId: string, given: Answers | ((before: Answers) => Answers)): Promise<Answers> {
  const here = and(eq(invitationDrafts.patientId, access.patientId), eq(invitationDrafts.id, draftId))
  const [row] = await access.tx.select({ answers: invitationDrafts.answers }).from(invitationDrafts).where(here).for("update")
  if (!row) throw new NotFoundError()
  const before = answersSchema.parse(row.answers)
  const answers = { ...before, ...(typeof given === "function" ? given(before) : given) }
  await access.tx.update(invitationDrafts).set({ answers, updatedAt: sql`now()` }).where(here)
  access.trace({ action: "delegation.drafted", permission: "edit:delegations", resourceIds: [draftId] })
  return answers
}

const written = ({ permissions, documentGroups, sensitiveTopics }: Grant) => ({
  permissions: [...permissions],
  documentGroups: [...documentGroups],
  sensitiveTopics: [...sensitiveTopics],
})
