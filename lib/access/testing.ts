import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import postgres from "postgres"
import { portalDatabase } from "@/drizzle/client"
import { accounts } from "@/drizzle/schema/accounts"
import { delegations } from "@/drizzle/schema/delegations"
import { documents } from "@/drizzle/schema/documents"
import { patients } from "@/drizzle/schema/patients"
import { testDatabase } from "@/drizzle/testing/database"
import type { Face } from "@/drizzle/vocabulary"
import { configuration } from "@/lib/platform/configuration"
import { keyring, newKey } from "@/lib/platform/keys"
import type { Actor } from "./actor"
import { identify } from "./database-session"

/** Somebody with an account, as a request would know them; each test makes its own people. */
export async function newActor(displayName = "Jeanne Lefèvre", face: Face = "citizen"): Promise<Actor> {
  const [givenName = displayName, ...rest] = displayName.split(" ")
  const birthName = rest.join(" ") || displayName
  const traits = {
    birthName,
    usedName: null,
    givenNames: givenName,
    firstGivenName: givenName,
    sex: "female" as const,
    birthDate: "1944-03-12",
  }
  const accountId = randomUUID()
  const email = `${randomUUID()}@example.org`
  await portalDatabase().transaction(async (tx) => {
    await identify(tx, { accountId }, [])
    await tx.insert(accounts).values({
      id: accountId,
      face,
      issuer: "https://identity.test",
      subject: randomUUID(),
      displayName,
      email,
      emailVerifiedAt: new Date(),
      ...(face === "citizen" ? { ...traits, birthPlaceInsee: "49007", birthCountryCog: "99100" } : {}),
      ...(face === "professional" ? { idNatPs: "899700000001" } : {}),
    })
  })
  return {
    accountId,
    email,
    face,
    displayName,
    givenName,
    traits: face === "citizen" ? { ...traits, birthPlace: "49007", birthCountry: "99100" } : null,
    exercice: null,
    language: "fr",
    sessionPublicId: randomUUID(),
    steppedUpAt: null,
  }
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
    const id = row.id
    const here = sql`patient_id = ${patientId} and id = ${id}`
    await tx.execute(sql`update delegations set status = 'accepted', caregiver_account_id = ${caregiver.accountId} where ${here}`)
    await tx.execute(sql`update delegations set status = 'active', opens_at = now() - interval '1 day',
      ends_at = now() + interval '6 months', closes_at = now() + interval '6 months' where ${here}`)
    return id
  })
}

type NewDocument = Partial<typeof documents.$inferInsert>

/** A document's row, without bytes behind it. */
export async function newDocument(holder: Actor, patientId: string, given: NewDocument = {}): Promise<string> {
  return portalDatabase().transaction(async (tx) => {
    await identify(tx, holder, [patientId])
    const [row] = await tx
      .insert(documents)
      .values({
        patientId,
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
        ...given,
      })
      .returning({ id: documents.id })
    if (!row) throw new Error("The document was not made")
    return row.id
  })
}

/** What only the superuser of the cluster can do: look at everything, or tamper. */
export async function asSuperuser<Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}
