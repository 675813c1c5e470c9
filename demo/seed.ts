import { eq, sql } from "drizzle-orm"
import { closeDatabase, portalDatabase } from "@/drizzle/client"
import { accounts } from "@/drizzle/schema/accounts"
import { itemReads } from "@/drizzle/schema/items"
import { noticeSettings } from "@/drizzle/schema/notices"
import type { Actor } from "@/lib/access/actor"
import { identify } from "@/lib/access/database-session"
import { withInvitation } from "@/lib/access/invitation-access"
import { type PatientAccess, withAccess } from "@/lib/access/require-access"
import { revoke } from "@/lib/delegation/commands"
import { confirmArrival } from "@/lib/delegation/opening/commands"
import { listDocuments } from "@/lib/documents/queries"
import { acceptInvitation } from "@/lib/invitation/arrival/commands"
import { answerAlone, answerPurpose, answerUntil, draftInvitation, proposeInvitation } from "@/lib/invitation/commands"
import { getInvitationCode } from "@/lib/invitation/queries"
import { hashCode, parseCode } from "@/lib/invitation/rules"
import { readAllNotices } from "@/lib/notices/commands"
import { configuration } from "@/lib/platform/configuration"
import type { PurposeCode } from "@/lib/reference/purposes"
import { openSpace } from "@/lib/space/commands"
import { keepPractices } from "./care-team"
import { CAST, castAccount, castPerson } from "./cast"
import { consultAtHospital } from "./deposit-in-care"
import { seedFamilies } from "./family"
import { keepRecord } from "./keep-record"
import { keepAminasPrevention } from "./prevention"
import type { DemoDocument } from "./record-kinds"
import { JEANNE } from "./records"
import { AMINA } from "./records-amina"
import { seedSections } from "./sections"

/** Writes the cast and its year of records through the portal's own commands, dated from today. */
export async function seedDemo(environment: Record<string, string>): Promise<void> {
  const actors = new Map<string, Actor>()
  for (const { key, face } of CAST) actors.set(key, await enrol(key, environment[`${face.toUpperCase()}_ISSUER`] ?? ""))
  const someone = (key: string) => {
    const actor = actors.get(key)
    if (!actor) throw new Error(`Nobody in the cast is called ${key}`)
    return actor
  }

  const jeanne = someone("jeanne")
  const patientId = await openSpace(jeanne)
  await keepYear(jeanne, patientId, JEANNE)
  await help(jeanne, patientId, someone("marc"), { relation: "son", purpose: "everyday" }).then((delegationId) =>
    asPatient(jeanne, patientId, (access) => revoke(access, { patientId, delegationId, reason: "no_longer_needed" })),
  )
  await help(jeanne, patientId, someone("claire"), { relation: "daughter", purpose: "everyday" })
  await help(jeanne, patientId, someone("paul"), { relation: "neighbour", purpose: "appointments" })
  await invite(jeanne, patientId, someone("lucie"), { relation: "niece", purpose: "medicines" })
  await keepRecord({ patientId, holder: jeanne, caregiver: { actor: someone("claire"), relation: "daughter" }, document: WRIST })
  await readAllBut(jeanne, patientId, 3)
  await visit(someone("claire"), patientId)
  await seedSections({ someone, patientId })
  // What comes after is new to her.
  await readAllNotices(jeanne)
  await consultAtHospital(jeanne, patientId, someone("hospital"))

  const amina = someone("amina")
  const aminasId = await openSpace(amina)
  await keepYear(amina, aminasId, AMINA)
  await keepAminasPrevention(amina, aminasId)
  await openSpace(someone("karim"))
  await seedFamilies(environment, someone)
  await closeDatabase()
}

const WRIST: DemoDocument = {
  daysAgo: 2,
  typeCode: "57833-6",
  group: "prescriptions",
  title: "Ordonnance pour l’attelle",
  author: "claire",
  lines: ["# Prescription", "Attelle de poignet, la nuit, pendant deux semaines."],
}

async function enrol(key: string, issuer: string): Promise<Actor> {
  const person = castPerson(key)
  const row = castAccount(person, issuer)
  const [fresh] = await portalDatabase().execute<{ id: string }>(sql`select uuidv7() as id`)
  const accountId = fresh?.id ?? ""
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, { accountId }, [])
    await tx.insert(accounts).values({ id: accountId, ...row })
    // Whoever tries the demonstration at night sees its mails at once.
    await tx.update(noticeSettings).set({ quietFrom: null, quietUntil: null }).where(eq(noticeSettings.accountId, accountId))
  })
  await keepPractices(key, accountId)
  return {
    accountId,
    face: person.face,
    displayName: person.displayName,
    givenName: person.displayName.split(" ")[0] ?? person.displayName,
    traits: person.traits,
    sex: person.traits?.sex ?? null,
    exercice: null,
    email: person.email,
    language: "fr",
    sessionPublicId: accountId,
    steppedUpAt: null,
  }
}

async function keepYear(holder: Actor, patientId: string, year: readonly DemoDocument[]) {
  const oldestFirst = [...year].sort((a, b) => b.daysAgo - a.daysAgo)
  for (const document of oldestFirst) await keepRecord({ patientId, holder, caregiver: null, document })
}

type Edit = PatientAccess<"edit:delegations">
const asPatient = <Result>(actor: Actor, patientId: string, work: (access: Edit) => Promise<Result>) =>
  withAccess(actor, patientId, ["edit:delegations"], work)

type Help = { relation: string; purpose: PurposeCode }

/** Invites somebody by letter, who arrives with the code and accepts; gives the access that waits for the patient's yes. */
async function invite(holder: Actor, patientId: string, caregiver: Actor, { relation, purpose }: Help): Promise<string> {
  const draftId = await asPatient(holder, patientId, (access) =>
    draftInvitation(access, { name: caregiver.displayName, relation }),
  )
  const draft = { patientId, draftId }
  await asPatient(holder, patientId, async (access) => {
    await answerPurpose(access, { ...draft, purpose })
    await answerUntil(access, { draftId, months: 6, atEnd: "stop" })
    await answerAlone(access, { draftId, answer: "no" })
    await proposeInvitation(access, { ...draft, channel: "letter" })
  })
  const invitation = await asPatient(holder, patientId, (access) => getInvitationCode(access, draftId))
  const code = parseCode(invitation?.code ?? "")
  if (!code) throw new Error("The invitation has no code")
  await withInvitation(caregiver, hashCode(configuration().secret, code), acceptInvitation)
  return draftId
}

async function help(holder: Actor, patientId: string, caregiver: Actor, given: Help): Promise<string> {
  const delegationId = await invite(holder, patientId, caregiver, given)
  await asPatient(holder, patientId, (access) => confirmArrival(access, { patientId, delegationId }))
  return delegationId
}

/** The patient has read everything but the latest few. */
async function readAllBut(holder: Actor, patientId: string, latest: number) {
  await withAccess(holder, patientId, ["view:documents"], async (access) => {
    const { accountId } = holder
    const { lines } = await listDocuments(access, {})
    const unread = lines.slice(0, latest).map(({ id }) => id)
    await access.tx.execute(sql`insert into ${itemReads} (patient_id, section, item_id, account_id)
      select patient_id, 'documents', id, ${accountId} from documents where patient_id = ${patientId} and id <> all (${sql.param(unread)}::uuid[])
      on conflict do nothing`)
  })
}

/** A caregiver looks at the list, as she does most days. */
async function visit(caregiver: Actor, patientId: string) {
  await withAccess(caregiver, patientId, ["view:documents"], (access) => listDocuments(access, {}))
}
