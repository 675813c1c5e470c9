import type { Actor } from "@/lib/access/actor"
import { asPatient } from "@/lib/delegation/testing"
import {
  answerAlone,
  answerLines,
  answerPurpose,
  answerUnable,
  answerUntil,
  answerWho,
  draftInvitation,
  proposeInvitation,
} from "./commands"
import { getInvitationCode } from "./queries"
import type { Lines, Who } from "./schema"

export type Given = { who?: Partial<Who>; topics?: Lines["sensitiveTopics"]; pressure?: "yes" | "no" }

/** A draft with every question answered; nothing is sent. */
export async function draftOf(
  patient: Actor,
  patientId: string,
  { who = {}, topics = [], pressure = "no" }: Given = {},
): Promise<string> {
  return asPatient(patient, patientId, async (access) => {
    const draftId = await draftInvitation(access)
    await answerWho(access, {
      patientId,
      draftId,
      name: "Claire",
      relation: "daughter",
      channel: "letter",
      contact: undefined,
      ...who,
    })
    await answerPurpose(access, { draftId, purpose: "everyday" })
    const lines = { permissions: ["add:documents" as const], documentGroups: ["lab_results" as const], sensitiveTopics: topics }
    await answerLines(access, { patientId, draftId, ...lines })
    await answerUntil(access, { draftId, months: 6, atEnd: "stop" })
    await answerUnable(access, { draftId, continuesIfUnable: "no" })
    await answerAlone(access, { draftId, answer: pressure })
    return draftId
  })
}

/** An invitation that was sent, and its code. */
export async function invite(patient: Actor, patientId: string, given: Given = {}): Promise<{ id: string; code: string }> {
  const id = await draftOf(patient, patientId, given)
  await asPatient(patient, patientId, (access) => proposeInvitation(access, id))
  const found = await asPatient(patient, patientId, (access) => getInvitationCode(access, id))
  return { id, code: found?.code ?? "" }
}
