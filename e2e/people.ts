import { readFile } from "node:fs/promises"
import { type BrowserContext, test as base } from "@playwright/test"
import { recordPage } from "@/demo/record-page"
import type { Face } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { withInvitation } from "@/lib/access/invitation-access"
import { withAccess } from "@/lib/access/require-access"
import {
  asSuperuser,
  newActor,
  newBlock,
  newConsultation,
  newDelegation,
  newDocument,
  newPatient,
  newTeamMember,
} from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { everyElement, levelOneReport } from "@/lib/cda/examples"
import { giveCode } from "@/lib/consultation/commands"
import { deposit, upload } from "@/lib/documents/upload/testing"
import { acceptInvitation } from "@/lib/invitation/arrival/commands"
import {
  answerAlone,
  answerPurpose,
  answerUnable,
  answerUntil,
  answerWho,
  draftInvitation,
  proposeInvitation,
} from "@/lib/invitation/commands"
import { getInvitationCode } from "@/lib/invitation/queries"
import { hashCode, parseCode } from "@/lib/invitation/rules"
import { listNotices } from "@/lib/notices/queries"
import { configuration } from "@/lib/platform/configuration"
import { picture, plainPdf } from "@/lib/platform/files/fixtures"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import { type Desk, makeDesk } from "./desk"

const FACES = {
  patient: ["Jeanne Lefèvre", "citizen"],
  caregiver: ["Claire Lefèvre", "citizen"],
  caregiverWithout: ["Paul Garnier", "citizen"],
  formerCaregiver: ["Marc Lefèvre", "citizen"],
  stranger: ["Victor Noël", "citizen"],
  professional: ["Anne Morel", "professional"],
  teamProfessional: ["Pierre Aubry", "professional"],
  reviewer: ["Isabelle Mercier", "reviewer"],
} as const satisfies Record<string, readonly [string, Face]>

export type SignedIn = keyof typeof FACES
export type Person = SignedIn | "nobody"
export const SIGNED_IN = Object.keys(FACES) as SignedIn[]
export const EVERYBODY: Person[] = [...SIGNED_IN, "nobody"]

/** One patient with a few documents, and everybody around her: made anew for each worker of the browser tests. */
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

const EXAMPLES = new URL("../node_modules/hl7.fhir.uv.ips/example/", import.meta.url)

/** People who know nothing of those of another circle. */
export async function makeCircle(): Promise<Circle> {
  const entries = await Promise.all(
    SIGNED_IN.map(async (person) => [person, await newActor(FACES[person][0], FACES[person][1])] as const),
  )
  const actors = Object.fromEntries(entries) as Circle["actors"]
  const sessions = Object.fromEntries(
    await Promise.all(SIGNED_IN.map(async (person) => [person, await newSession(actors[person])] as const)),
  ) as Circle["sessions"]
  const patientId = await newPatient(actors.patient)
  const accesses = await giveAccesses(actors, patientId)
  const records = await keepDocuments(actors.patient, patientId)
  const deposits = await depositInCare(actors, patientId)
  const [notice] = await listNotices(actors.patient, "fr")
  if (!notice) throw new Error("The patient was told nothing")
  const named = await nameProfessionals(actors.patient, patientId)
  const desk = await makeDesk(actors.patient, actors.reviewer)
  return { patientId, ...records, ...deposits, ...accesses, ...named, ...desk, noticeId: notice.id, actors, sessions }
}

async function giveAccesses({ patient, caregiver, caregiverWithout, formerCaregiver }: Circle["actors"], patientId: string) {
  const delegationId = await newDelegation(patient, patientId, caregiver)
  await newDelegation(patient, patientId, caregiverWithout, { permissions: ["add:documents"], relation: "neighbour" })
  const former = await newDelegation(patient, patientId, formerCaregiver, { relation: "son" })
  await asSuperuser(
    (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request' where id = ${former}`,
  )
  const draftId = await prepareInvitation(patient, patientId, "letter")
  const invited = await invite(patient, patientId, "letter")
  const onScreen = await invite(patient, patientId, "screen")
  const arrived = await invite(patient, patientId, "letter")
  const codeHash = hashCode(configuration().secret, parseCode(arrived.code) ?? "")
  await withInvitation(await newActor("Lucie Bonnet"), codeHash, acceptInvitation)
  return { delegationId, draftId, invitedId: invited.id, code: invited.code, screenInvitedId: onScreen.id, arrivedId: arrived.id }
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

/** Every question of an invitation answered, as the patient's pages do it. */
async function prepareInvitation(patient: Actor, patientId: string, channel: "letter" | "screen"): Promise<string> {
  return withAccess(patient, patientId, ["edit:delegations"], async (access) => {
    const draftId = await draftInvitation(access)
    await answerWho(access, { patientId, draftId, name: "Lucie Bonnet", relation: "niece", channel })
    await answerPurpose(access, { draftId, purpose: "everyday" })
    await answerUntil(access, { draftId, months: 6, atEnd: "stop" })
    await answerUnable(access, { draftId, continuesIfUnable: "no" })
    await answerAlone(access, { draftId, answer: "no" })
    return draftId
  })
}

async function invite(patient: Actor, patientId: string, channel: "letter" | "screen") {
  const id = await prepareInvitation(patient, patientId, channel)
  const ticket = await withAccess(patient, patientId, ["edit:delegations"], async (access) => {
    await proposeInvitation(access, id)
    return getInvitationCode(access, id)
  })
  if (!ticket) throw new Error("The invitation has no code")
  return { id, code: ticket.code }
}

async function keepDocuments(patient: Actor, patientId: string) {
  const paper = { title: "Analyses de sang", patient: "Jeanne Lefèvre", author: "Laboratoire Bellevue", date: "15 janvier 2026" }
  const page = await recordPage({ ...paper, lines: ["Hémoglobine glyquée (HbA1c) : 7,1 %"] })
  const summary = await readFile(new URL("Bundle-IPS-examples-Bundle-01.json", EXAMPLES))
  const pdf = (name: string) => [{ bytes: page, name, type: "application/pdf" }]
  const documentId = await deposit(patient, patientId, pdf("analyses.pdf"))
  const hiddenDocumentId = await newDocument(patient, patientId, {
    documentGroup: "consultations",
    typeCode: "11488-4",
    title: "Consultation de psychiatrie",
  })
  const summaryId = await deposit(patient, patientId, [{ bytes: summary, name: "resume.json" }], { typeCode: "60591-5" })
  const clinical = async (xml: string) => deposit(patient, patientId, [{ bytes: Buffer.from(xml), name: "compte-rendu.xml" }])
  const clinicalId = await clinical(everyElement(await picture(300, 200).png().toBuffer()))
  const levelOneId = await clinical(levelOneReport(page))
  const deletedDocumentId = await newDocument(patient, patientId, { title: "Ordonnance en double" })
  await asSuperuser((sql) => sql`update documents set deleted_at = now() where id = ${deletedDocumentId}`)
  const draft = await upload(patient, patientId, pdf("ordonnance.pdf"))
  if (!("draftId" in draft)) throw new Error("The deposit is no draft")
  return { documentId, hiddenDocumentId, summaryId, clinicalId, levelOneId, deletedDocumentId, depositDraftId: draft.draftId }
}

/** The patient has named a professional in her care team, and he has deposited. */
async function depositInCare({ patient, teamProfessional }: Circle["actors"], patientId: string) {
  await newTeamMember(patient, patientId, teamProfessional)
  const awaitedDocumentId = await newDocument(patient, patientId, {
    title: "Résultats à annoncer",
    authorKind: "professional",
    authorAccountId: teamProfessional.accountId,
    authorName: teamProfessional.displayName,
    marks: ["N", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX"],
  })
  const draft = await upload(teamProfessional, patientId, [{ bytes: plainPdf(), name: "compte rendu.pdf" }])
  if (!("draftId" in draft)) throw new Error("The deposit is no draft")
  return { awaitedDocumentId, careDraftId: draft.draftId }
}

/** The header that makes a plain request somebody's. */
export const cookieOf = (circle: Circle, person: Person): Record<string, string> =>
  person === "nobody" ? {} : { cookie: `${SESSION_COOKIE}=${circle.sessions[person]}` }

/** Makes a browser somebody's, by writing the session instead of clicking through the sign-in. */
export async function signIn(context: BrowserContext, sessionId: string, baseURL: string): Promise<void> {
  const { hostname } = new URL(baseURL)
  await context.addCookies([
    { name: SESSION_COOKIE, value: sessionId, domain: hostname, path: "/", secure: true, httpOnly: true, sameSite: "Lax" },
  ])
}

export const test = base.extend<{ as: (person: SignedIn) => Promise<void> }, { circle: Circle }>({
  circle: [async ({ browserName: _ }, use) => use(await makeCircle()), { scope: "worker" }],
  as: async ({ circle, context, baseURL }, use) => {
    await use((person) => signIn(context, circle.sessions[person], baseURL ?? "http://localhost:3000"))
  },
})
