import { randomBytes, randomUUID } from "node:crypto"
import { eq, getTableColumns, sql } from "drizzle-orm"
import type postgres from "postgres"
import { portalDatabase, type Transaction } from "@/drizzle/client"
import { accounts } from "@/drizzle/schema/accounts"
import { blockedProfessionals, careTeamMembers, consultationCodes, practices } from "@/drizzle/schema/care"
import { delegations } from "@/drizzle/schema/delegations"
import { documents } from "@/drizzle/schema/documents"
import { noticeSettings } from "@/drizzle/schema/notices"
import { patients } from "@/drizzle/schema/patients"
import { superuser } from "@/drizzle/testing/superuser"
import type { Face, Sex } from "@/drizzle/vocabulary"
import { configuration } from "@/lib/platform/configuration"
import { keyring, newKey } from "@/lib/platform/keys/keyring"
import type { Actor, Exercice } from "./actor"
import { identify } from "./database-session"

/** Of a professional: the profession, a doctor's unless said otherwise, and the sex, where the provider says it. */
type Practising = { professionCode?: string; sex?: Sex }

/** Somebody with an account, as a request would know them; each test makes its own people. */
export async function newActor(
  displayName = "Jeanne Lefèvre",
  face: Face = "citizen",
  { professionCode = "10", sex: saidSex }: Practising = {},
): Promise<Actor> {
  const [givenName = displayName, ...rest] = displayName.split(" ")
  const birthName = rest.join(" ") || displayName
  const traits = {
    birthName,
    usedName: null,
    givenNames: givenName,
    firstGivenName: givenName,
    sex: "female" as const,
    birthDate: "1944-03-14",
  }
  const accountId = randomUUID()
  const email = `${randomUUID()}@example.org`
  const exercice = face === "professional" ? practiceOf(professionCode) : null
  const sex = face === "citizen" ? traits.sex : (saidSex ?? null)
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, { accountId }, [])
    await tx.insert(accounts).values({
      id: accountId,
      face,
      issuer: "https://identity.test",
      subject: randomUUID(),
      displayName,
      email,
      emailVerifiedAt: sql`now()`,
      ...(face === "citizen" ? { ...traits, birthPlaceInsee: "49007", birthCountryCog: "99100" } : {}),
      ...(face === "professional" ? { idNatPs: "899700000001", sex } : {}),
    })
    // At whatever hour the tests run, they hear of things at once.
    await tx.update(noticeSettings).set({ quietFrom: null, quietUntil: null }).where(eq(noticeSettings.accountId, accountId))
    if (exercice) {
      const { professionCode, savoirFaireCode, structureId, structureName } = exercice
      await tx.insert(practices).values({ accountId, position: 0, professionCode, savoirFaireCode, structureId, structureName })
    }
  })
  return {
    accountId,
    email,
    face,
    displayName,
    givenName,
    traits: face === "citizen" ? { ...traits, birthPlace: "49007", birthCountry: "99100" } : null,
    sex,
    exercice,
    language: "fr",
    sessionPublicId: randomUUID(),
    steppedUpAt: null,
  }
}

/** A place where somebody of this profession (TRE_G15) practises; a doctor's unless said otherwise. */
export function practiceOf(professionCode: string, over: Partial<Exercice> = {}): Exercice {
  const place = { structureId: "R00001", structureName: "Cabinet des Tilleuls", label: "Cabinet des Tilleuls" }
  return { professionCode, roleCode: null, activityCode: null, savoirFaireCode: null, ...place, ...over }
}

/** A space held by this person, with a key wrapped as in life. */
export async function newPatient(holder: Actor): Promise<string> {
  const patientId = randomUUID()
  const { traits } = holder
  if (!traits) throw new Error("Only a citizen opens a space")
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, holder, [patientId])
    const wrapped = keyring({ current: configuration().rootKey }).wrapPatientKey(newKey(), patientId)
    await tx.insert(patients).values({ patientId, holderAccountId: holder.accountId, ...traits, ...wrapped })
    return patientId
  })
}

type NewDelegation = Partial<typeof delegations.$inferInsert>

/** An access that opened a day ago, carried through the states a real one passes. */
export async function newDelegation(
  holder: Actor,
  patientId: string,
  caregiver: Actor,
  given: NewDelegation = {},
): Promise<string> {
  return portalDatabase().transaction(async (tx) => {
    const id = await arrive(tx, holder, patientId, caregiver, given)
    await tx.execute(sql`update delegations set status = 'active', opens_at = now() - interval '1 day',
      ends_at = now() + interval '6 months', closes_at = now() + interval '6 months'
      where patient_id = ${patientId} and id = ${id}`)
    return id
  })
}

/** Somebody who came with an invitation and waits for an answer. */
export const newArrival = (holder: Actor, patientId: string, caregiver: Actor): Promise<string> =>
  portalDatabase().transaction((tx) => arrive(tx, holder, patientId, caregiver))

async function arrive(tx: Transaction, holder: Actor, patientId: string, caregiver: Actor, given: NewDelegation = {}) {
  await identify(tx, holder, [patientId])
  const [row] = await tx
    .insert(delegations)
    .values({
      patientId,
      status: "proposed",
      caregiverName: caregiver.displayName,
      relation: "daughter",
      purpose: "everyday",
      permissions: ["view:documents", "add:documents"],
      documentGroups: ["lab_results", "prescriptions"],
      durationMonths: 6,
      atEnd: "stop",
      ...given,
    })
    .returning({ id: delegations.id })
  if (!row) throw new Error("The delegation was not made")
  await tx.execute(sql`update delegations set status = 'accepted', caregiver_account_id = ${caregiver.accountId}
    where patient_id = ${patientId} and id = ${row.id}`)
  return row.id
}

type NewMember = Partial<typeof careTeamMembers.$inferInsert>

/** A professional whom the patient has named in her care team. */
export async function newTeamMember(holder: Actor, patientId: string, member: Actor, given: NewMember = {}): Promise<string> {
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, holder, [patientId])
    const [row] = await tx
      .insert(careTeamMembers)
      .values({
        patientId,
        professionalAccountId: member.accountId,
        professionalName: member.displayName,
        professionCode: member.exercice?.professionCode ?? "10",
        placeName: member.exercice?.structureName,
        addedByAccountId: holder.accountId,
        ...given,
      })
      .returning({ id: careTeamMembers.id })
    if (!row) throw new Error("Nobody was added")
    return row.id
  })
}

/** A consultation that a code opened just now, for two hours. */
export async function newConsultation(holder: Actor, patientId: string, professional: Actor): Promise<string> {
  const codeHash = randomBytes(32)
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, holder, [patientId])
    await tx
      .insert(consultationCodes)
      .values({ patientId, codeHash, givenByAccountId: holder.accountId, expiresAt: sql`now() + interval '10 minutes'` })
  })
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, professional, [])
    const profession = professional.exercice?.professionCode ?? "10"
    const [row] = await tx.execute<{ consultation_id: string | null }>(sql`select consultation_id
      from relais.use_consultation_code(${codeHash}, ${profession}, null, null, null)`)
    if (!row?.consultation_id) throw new Error("The code opened nothing")
    return row.consultation_id
  })
}

/** Keeps a professional out of a space. */
export async function newBlock(holder: Actor, patientId: string, professional: Actor): Promise<void> {
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, holder, [patientId])
    await tx.insert(blockedProfessionals).values({
      patientId,
      professionalAccountId: professional.accountId,
      professionalName: professional.displayName,
      professionCode: professional.exercice?.professionCode ?? "10",
    })
  })
}

type NewDocument = Partial<typeof documents.$inferInsert>

/** A document's row, without bytes behind it, by whomever and of whenever: the database lets people write only their own, of now. */
export async function newDocument(holder: Actor, patientId: string, given: NewDocument = {}): Promise<string> {
  const id = randomUUID()
  const document: NewDocument = {
    ...{ patientId, id },
    typeCode: "11502-2",
    documentGroup: "lab_results",
    title: "Analyses de sang",
    actOn: "2026-11-20",
    authorKind: "patient",
    authorAccountId: holder.accountId,
    authorName: holder.displayName,
    sensitivity: "not",
    mediaType: "application/pdf",
    byteSize: 1000,
    idempotencyKey: randomUUID(),
    announceOn: given.marks?.includes("INVISIBLE_PATIENT") ? "2099-12-31" : null,
    ...given,
  }
  const columns = Object.entries(getTableColumns(documents)).flatMap(([key, { name }]) => {
    const value = document[key as keyof NewDocument]
    return value === undefined ? [] : [[name, value] as const]
  })
  await asSuperuser((db) => db`insert into documents ${db(Object.fromEntries(columns))}`)
  return given.id ?? id
}

/** Lets time pass over what this actor did that may be done so often in so long. */
export async function letTurnsPass(actor: Pick<Actor, "accountId">, limit: string, span: string, about = ""): Promise<void> {
  await asSuperuser(
    (db) => db`update limited_acts set forget_at = forget_at - ${span}::interval,
        done_at = array(select done - ${span}::interval from unnest(done_at) done)
      where limit_code = ${limit} and subject = sha256(convert_to(${`${actor.accountId} ${about}`}, 'UTF8'))`,
  )
}

/** Gives a rule of the reference data another value from today on, for as long as the work takes. */
export async function withRule<Result>(code: string, value: number, work: () => Promise<Result>): Promise<Result> {
  await asSuperuser(
    (db) => db`insert into rules (code, valid_from, source, value, unit, origin, reason)
      select code, (now() at time zone 'Europe/Paris')::date, source, ${value}, unit, origin, reason from rules where code = ${code}`,
  )
  try {
    return await work()
  } finally {
    await asSuperuser((db) => db`delete from rules where code = ${code} and valid_from > '2026-01-01'`)
  }
}

/** What only the superuser of the cluster can do: look at everything, or tamper. */
export async function asSuperuser<Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  return work(superuser())
}
