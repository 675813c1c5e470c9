import type { Actor } from "@/lib/access/actor"
import { asPatient } from "@/lib/delegation/testing"
import { answerAlone, answerLines, answerPurpose, answerUntil, draftInvitation, proposeInvitation } from "./commands"
import { getInvitationCode } from "./queries"
import type { Lines, Sending, Who } from "./schema"

export type Given = {
  who?: Partial<Who>
  by?: Partial<Pick<Sending, "channel" | "contact">>
  topics?: Lines["sensitiveTopics"]
  pressure?: "yes" | "no"
}

/** A draft with every question answered; nothing is sent. */
export async function draftOf(
  patient: Actor,
  patientId: string,
  { who = {}, topics = [], pressure = "no" }: Given = {},
): Promise<string> {
  return asPatient(patient, patientId, async (access) => {
    const draftId = await draftInvitation(access, { name: "Claire", relation: "daughter", ...who })
    await answerPurpose(access, { draftId, purpose: "everyday" })
    const lines = { permissions: ["add:documents" as const], documentGroups: ["lab_results" as const], sensitiveTopics: topics }
    await answerLines(access, { patientId, draftId, ...lines })
    await answerUntil(access, { draftId, months: 6, atEnd: "stop" })
    await answerAlone(access, { draftId, answer: pressure })
    return draftId
  })
}

/** An invitation that was sent, and its code. */
export async function invite(patient: Actor, patientId: string, given: Given = {}): Promise<{ id: string; code: string }> {
  const id = await draftOf(patient, patientId, given)
  await propose(patient, patientId, id, given.by)
  const found = await asPatient(patient, patientId, (access) => getInvitationCode(access, id))
  return { id, code: found?.code ?? "" }
}

/** Sends what was drafted, by letter where nothing else is said. */
export function propose(patient: Actor, patientId: string, draftId: string, by: Given["by"] = {}): Promise<boolean> {
  return asPatient(patient, patientId, (access) => proposeInvitation(access, { patientId, draftId, channel: "letter", ...by }))
}
