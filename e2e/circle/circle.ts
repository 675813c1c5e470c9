import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newBlock, newConsultation, newPatient, newTeamMember } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { giveCode } from "@/lib/consultation/commands"
import { listNotices } from "@/lib/notices/queries"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { AREAS } from "../areas"
import { giveAccesses, inviteOthers } from "./accesses"
import { faceOf, nameOf, type Person, SIGNED_IN } from "./cast"
import { makeDesk } from "./desk"
import type { Circle } from "./ids"
import { depositInCare, keepDocuments } from "./records"

/** People who know nothing of those of another circle. */
export async function makeCircle(): Promise<Circle> {
  const entries = await Promise.all(
    SIGNED_IN.map(async (person) => [person, await newActor(nameOf(person), faceOf(person))] as const),
  )
  const actors = Object.fromEntries(entries) as Circle["actors"]
  const sessions = Object.fromEntries(
    await Promise.all(SIGNED_IN.map(async (person) => [person, await newSession(actors[person])] as const)),
  ) as Circle["sessions"]
  const patientId = await newPatient(actors.patient)
  const { caregiver: delegationId } = await giveAccesses(actors, patientId)
  const invited = await inviteOthers(actors.patient, patientId)
  const records = await keepDocuments(actors.patient, patientId)
  const deposits = await depositInCare(actors, patientId)
  const [notice] = await listNotices(actors.patient, "fr")
  if (!notice) throw new Error("The patient was told nothing")
  const named = await nameProfessionals(actors.patient, patientId)
  const desk = await makeDesk(actors.patient, actors.reviewer)
  const ids = { delegationId, ...records, ...deposits, ...invited, ...named, ...desk, noticeId: notice.id }
  const circle: Circle = { patientId, ...ids, actors, sessions }
  for (const { make } of AREAS) if (make) Object.assign(circle, await make(circle))
  return circle
}

async function nameProfessionals(patient: Actor, patientId: string) {
  const member = await newActor("Dr Sarah Levy", "professional")
  const visiting = await newActor("Hugo Blanc", "professional", { professionCode: "70", sex: "male" })
  const blocked = await newActor("Julie Caron", "professional", { professionCode: "60", sex: "female" })
  await newTeamMember(patient, patientId, member)
  await newBlock(patient, patientId, blocked)
  const consultationId = await newConsultation(patient, patientId, visiting)
  const codeId = await withAccess(patient, patientId, ["edit:care_circle"], giveCode)
  const ids = { memberId: member.accountId, visitingId: visiting.accountId, blockedId: blocked.accountId }
  return { ...ids, codeId, consultationId }
}

/** The header that makes a plain request somebody's. */
export const cookieOf = (circle: Circle, person: Person): Record<string, string> =>
  person === "nobody" ? {} : { cookie: `${SESSION_COOKIE}=${circle.sessions[person]}` }
