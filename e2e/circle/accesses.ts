import type { Actor } from "@/lib/access/actor"
import { withInvitation } from "@/lib/access/invitation-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation } from "@/lib/access/testing"
import { acceptInvitation } from "@/lib/invitation/arrival/commands"
import { answerAlone, answerPurpose, answerUntil, draftInvitation, proposeInvitation } from "@/lib/invitation/commands"
import { getInvitationCode } from "@/lib/invitation/queries"
import { hashCode, parseCode } from "@/lib/invitation/rules"
import type { Sending } from "@/lib/invitation/schema"
import { configuration } from "@/lib/platform/configuration"
import type { SignedIn } from "./cast"
import { GIVEN } from "./ties"

/** Gives everybody of whom the ties say so their access, the one that is over included. */
export async function giveAccesses({ patient, ...others }: Record<SignedIn, Actor>, patientId: string) {
  const given = await Promise.all(
    Object.entries(GIVEN).map(async ([person, { permissions, relation, ...access }]) => {
      const caregiver = others[person as keyof typeof GIVEN]
      const id = await newDelegation(patient, patientId, caregiver, { permissions: [...permissions], relation })
      if ("isOver" in access) await endAccess(id)
      return [person, id] as const
    }),
  )
  // The worker tells of a first visit within a minute: where it had, a test that looks at every row would see it change one.
  await asSuperuser(
    (sql) => sql`update delegations set first_use_told_at = now() where patient_id = ${patientId} and status = 'active'`,
  )
  return Object.fromEntries(given) as Record<keyof typeof GIVEN, string>
}

const endAccess = (id: string) =>
  asSuperuser(
    (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${id}`,
  )

/** One invitation in each state: being prepared, on its way by letter and on a screen, come back by mail, and answered. */
export async function inviteOthers(patient: Actor, patientId: string) {
  const draftId = await prepareInvitation(patient, patientId)
  const invited = await invite(patient, patientId, "letter")
  const onScreen = await invite(patient, patientId, "screen")
  const returned = await invite(patient, patientId, "mail")
  await asSuperuser((sql) => sql`update invitations set undelivered_at = now() where delegation_id = ${returned.id}`)
  const arrived = await invite(patient, patientId, "letter")
  const codeHash = hashCode(configuration().secret, parseCode(arrived.code) ?? "")
  await withInvitation(await newActor("Lucie Bonnet"), codeHash, acceptInvitation)
  return {
    draftId,
    invitedId: invited.id,
    code: invited.code,
    screenInvitedId: onScreen.id,
    returnedId: returned.id,
    arrivedId: arrived.id,
    arrivedCode: arrived.code,
  }
}

/** Every question of an invitation answered, as the patient's pages do it. */
async function prepareInvitation(patient: Actor, patientId: string): Promise<string> {
  return withAccess(patient, patientId, ["edit:delegations"], async (access) => {
    const draftId = await draftInvitation(access, { name: "Lucie Bonnet", relation: "niece" })
    await answerPurpose(access, { draftId, purpose: "everyday" })
    await answerUntil(access, { draftId, months: 6, atEnd: "stop" })
    await answerAlone(access, { draftId, answer: "no" })
    return draftId
  })
}

async function invite(patient: Actor, patientId: string, channel: Sending["channel"]) {
  const id = await prepareInvitation(patient, patientId)
  const ticket = await withAccess(patient, patientId, ["edit:delegations"], async (access) => {
    await proposeInvitation(access, { patientId, draftId: id, channel, contact: "lucie@exemple.fr" })
    return getInvitationCode(access, id)
  })
  if (!ticket) throw new Error("The invitation has no code")
  return { id, code: ticket.code }
}
