import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newBlock, newConsultation, newPatient, newTeamMember } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { giveCode } from "@/lib/consultation/commands"
import { listNotices } from "@/lib/notices/queries"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { AREAS } from "../areas"
import { giveAccesses, inviteOthers } from "./accesses"
import { faceOf, nameOf, type Person, SIGNED_IN, type SignedIn } from "./cast"
import { type Desk, makeDesk } from "./desk"
import { depositInCare, keepDocuments } from "./records"

/** One patient with a few documents, and everybody around her: made anew for each worker of the tests. */
export type Circle = Desk & {
  patientId: string
  documentId: string
  /** A document that the caregiver may not see. */
  hiddenDocumentId: string
  /** A document that came as data rather than as a page. */
  summaryId: string
  /** A clinical document with a picture in it, and one around a PDF. */
  clinicalId: string
  levelOneId: string
  deletedDocumentId: string
  /** Files that arrived and that the patient has not described yet. */
  depositDraftId: string
  delegationId: string
  /** An invitation with every question answered, ready to be sent. */
  draftId: string
  /** An invitation on its way, and the code that opens it. */
  invitedId: string
  code: string
  /** The same, handed over on a screen. */
  screenInvitedId: string
  /** Somebody arrived with an invitation and waits for the patient's yes. */
  arrivedId: string
  /** A deposit of the care team's professional that waits for its announcement, and one that he has not described yet. */
  awaitedDocumentId: string
  careDraftId: string
  /** Something that the patient was told. */
  noticeId: string
  /** A doctor of the care team, somebody in consultation now, and somebody blocked. */
  memberId: string
  visitingId: string
  blockedId: string
  /** A code of the patient that is good now, and a consultation that is open. */
  codeId: string
  consultationId: string
  actors: Record<SignedIn, Actor>
  sessions: Record<SignedIn, string>
}

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
  const visiting = await newActor("Hugo Blanc", "professional")
  const blocked = await newActor("Julie Caron", "professional")
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
