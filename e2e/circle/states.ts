import { randomUUID } from "node:crypto"
import { withInvitation } from "@/lib/access/invitation-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newTeamMember } from "@/lib/access/testing"
import { proposeContact } from "@/lib/account/commands"
import { chooseAttending } from "@/lib/care-circle/commands"
import { revoke, suspend } from "@/lib/delegation/commands"
import { doNotRecogniseArrival, widen } from "@/lib/delegation/opening/commands"
import { acceptInvitation } from "@/lib/invitation/arrival/commands"
import { answerAlone, answerLines, answerUntil, draftWidening, takeWidening } from "@/lib/invitation/commands"
import { hashCode, parseCode } from "@/lib/invitation/rules"
import { invite } from "@/lib/invitation/testing"
import { configuration } from "@/lib/platform/configuration"
import type { Circle } from "./ids"

/** Brings about, with people of its own, what a page must find to show a form, and says where it stands. */
type State = (circle: Circle) => Promise<string>

const NEEDS = ["view:delegations", "edit:delegations"] as const

async function anotherAccess({ actors, patientId }: Circle): Promise<string> {
  return newDelegation(actors.patient, patientId, await newActor("Nadia Haddad"), {
    relation: "friend",
    documentGroups: ["imaging"],
  })
}

export const suspendedAccess: State = async (circle) => {
  const { actors, patientId } = circle
  const delegationId = await anotherAccess(circle)
  await withAccess(actors.patient, patientId, NEEDS, (access) => suspend(access, { patientId, delegationId }))
  return `/patients/${patientId}/helpers/${delegationId}`
}

export const endedAccess: State = async (circle) => {
  const { actors, patientId } = circle
  const delegationId = await anotherAccess(circle)
  await withAccess(actors.patient, patientId, NEEDS, (access) =>
    revoke(access, { patientId, delegationId, reason: "patient_request" }),
  )
  return `/patients/${patientId}/helpers/${delegationId}`
}

/** An access that nobody has: the wrong person said yes, and the patient no to that. */
export const takenByAnother: State = async ({ actors, patientId }) => {
  const { id: delegationId, code } = await invite(actors.patient, patientId, { who: { name: "Nadia Haddad" } })
  const codeHash = hashCode(configuration().secret, parseCode(code) ?? "")
  await withInvitation(await newActor("Samir Haddad"), codeHash, acceptInvitation)
  await withAccess(actors.patient, patientId, NEEDS, (access) => doNotRecogniseArrival(access, { patientId, delegationId }))
  return `/patients/${patientId}/helpers/${delegationId}`
}

async function wideningDraft(circle: Circle): Promise<string> {
  const { actors, patientId } = circle
  const delegationId = await anotherAccess(circle)
  return withAccess(actors.patient, patientId, NEEDS, async (access) => {
    const draftId = await draftWidening(access, delegationId)
    const more = { permissions: [], documentGroups: ["imaging" as const, "lab_results" as const], sensitiveTopics: [] }
    await answerLines(access, { patientId, draftId, ...more })
    await answerUntil(access, { draftId, months: 6, atEnd: "stop" })
    await answerAlone(access, { draftId, answer: "no" })
    return draftId
  })
}

export const wideningToSend: State = async (circle) =>
  `/patients/${circle.patientId}/helpers/invite/${await wideningDraft(circle)}/check`

export const waitingWidening: State = async (circle) => {
  const { actors, patientId } = circle
  const draftId = await wideningDraft(circle)
  const id = await withAccess(actors.patient, patientId, NEEDS, async (access) => {
    const widening = await takeWidening(access, draftId)
    if (!widening) throw new Error("The widening was sent already")
    return widen(access, widening)
  })
  return `/patients/${patientId}/helpers/${id}`
}

export const attendingDoctor: State = async ({ actors, patientId }) => {
  const doctor = await newActor("Dr Paul Simon", "professional")
  await newTeamMember(actors.patient, patientId, doctor)
  await withAccess(actors.patient, patientId, ["edit:care_circle"], (access) => chooseAttending(access, doctor.accountId))
  return `/patients/${patientId}/care-circle/${doctor.accountId}`
}

/** An address that waits to be confirmed by the code of its mail. */
export const contactToConfirm: State = async ({ actors }) => {
  let sent = ""
  const mail = { subject: "Votre adresse", text: "Confirmez-la." }
  const toNew = (code: string) => {
    sent = code
    return mail
  }
  // The address in use was confirmed since the last one was proposed: another may be proposed at once.
  await asSuperuser((sql) => sql`update accounts set email_verified_at = now() where id = ${actors.patient.accountId}`)
  await proposeContact(actors.patient, `${randomUUID()}@example.org`, { toNew, toOld: mail })
  return `/account/contact/${sent}`
}

/** A number that waits for the six digits of its SMS. */
export const phoneToConfirm: State = async ({ actors: { patient } }) => {
  await asSuperuser(
    (
      sql,
    ) => sql`update accounts set pending_phone = '+33639980001', pending_phone_tries = 0, pending_phone_expires_at = now() + interval '10 minutes',
      pending_phone_code_hash = sha256(convert_to(id || ' 123456', 'UTF8')) where id = ${patient.accountId}`,
  )
  return "/account/phone"
}

/** A doctor whom the provider calls one: how she is written is hers to choose. */
export const doctorByTitle: State = async ({ actors: { professional } }) => {
  await asSuperuser((sql) => sql`update accounts set display_name = 'Dr Anne Morel' where id = ${professional.accountId}`)
  return "/account"
}

/** A professional who has not yet said where they practise today. */
export const placeToPick: State = async ({ actors }) => {
  await asSuperuser((sql) => sql`update sessions set exercice = null where account_id = ${actors.professional.accountId}`)
  return "/professional/exercice"
}

/** The stranger signed in anew a moment ago, as closing an account asks. */
export const signedInAnew: State = async ({ actors }) => {
  await asSuperuser((sql) => sql`update sessions set stepped_up_at = now() where account_id = ${actors.stranger.accountId}`)
  return "/account/close"
}
