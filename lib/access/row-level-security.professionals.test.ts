import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { configuration } from "@/lib/platform/configuration"
import { keyring, newKey } from "@/lib/platform/keys/keyring"
import type { Actor } from "./actor"
import {
  asSuperuser,
  newActor,
  newBlock,
  newConsultation,
  newDelegation,
  newDocument,
  newPatient,
  newTeamMember,
} from "./testing"
import { inSql } from "./testing/in-sql"

afterAll(closeDatabase)

/** Every relation that the portal may read and that holds a patient. */
const patientTables = () =>
  asSuperuser(async (superuser) => {
    const rows = await superuser<{ name: string }[]>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'patient_id'
      where c.relkind = 'r' and has_table_privilege('relais_portal', c.oid, 'select')`
    return rows.map(({ name }) => name)
  })

let jeanne: Actor
let morel: Actor
let mercier: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  morel = await newActor("Anne Morel", "professional")
  mercier = await newActor("Isabelle Mercier", "reviewer")
  patientId = await newPatient(jeanne)
  await newDocument(jeanne, patientId)
  await enrol(mercier)
})

const enrol = ({ accountId }: Actor) =>
  asSuperuser(
    (superuser) => superuser`insert into reviewers (issuer, subject, role)
      select issuer, subject, 'reviewer' from accounts where id = ${accountId}`,
  )

const documentsSeenBy = async (actor: Actor) =>
  (await inSql(actor, patientId, sql`select id from documents where patient_id = ${patientId}`)).length

describe("With the portal's role and nothing between, a professional", () => {
  it("reads nothing of a space that nobody opened to him", async () => {
    for (const table of await patientTables())
      expect(await inSql(morel, patientId, sql`select 1 from ${sql.identifier(table)}`), table).toHaveLength(0)
  })

  it("reads as long as the patient keeps him in the team, and nothing from the next statement on", async () => {
    const memberId = await newTeamMember(jeanne, patientId, morel)
    expect(await documentsSeenBy(morel)).toBe(1)
    await inSql(
      jeanne,
      patientId,
      sql`update care_team_members set removed_at = now() where patient_id = ${patientId} and id = ${memberId}`,
    )
    expect(await documentsSeenBy(morel)).toBe(0)
  })

  it("reads for two hours with a code, by the database's clock", async () => {
    const id = await newConsultation(jeanne, patientId, morel)
    expect(await documentsSeenBy(morel)).toBe(1)
    const age = (span: string) =>
      asSuperuser(
        (superuser) => superuser`update consultations set opened_at = now() - interval '2 hours' + ${span}::interval,
          closes_at = now() + ${span}::interval where id = ${id}`,
      )
    await age("1 second")
    expect(await documentsSeenBy(morel)).toBe(1)
    await age("0 seconds")
    expect(await documentsSeenBy(morel)).toBe(0)
  })

  it("who is kept out reaches nothing of the space by what he once deposited there but its items", async () => {
    await newTeamMember(jeanne, patientId, morel)
    const own = { authorKind: "professional" as const, authorAccountId: morel.accountId, authorName: "Dr Anne Morel" }
    await newDocument(jeanne, patientId, own)
    await newDelegation(jeanne, patientId, await newActor("Claire Lefèvre"))
    await newBlock(jeanne, patientId, morel)
    const reached: string[] = []
    for (const table of await patientTables()) {
      const rows = await inSql(morel, patientId, sql`select 1 from ${sql.identifier(table)}`)
      if (rows.length > 0) reached.push(table)
    }
    expect(reached.sort()).toEqual(["documents", "patients", "professional_directory"])
    const add = sql`insert into documents select * from documents where patient_id = ${patientId}`
    await expect(inSql(morel, patientId, add)).rejects.toThrow("row-level security")
  })

  it("lets nobody into the team, gives no code and lifts no block", async () => {
    await newTeamMember(jeanne, patientId, morel)
    const aubry = await newActor("Pierre Aubry", "professional")
    await newBlock(jeanne, patientId, aubry)
    const add = sql`insert into care_team_members (patient_id, professional_account_id, professional_name, profession_code, added_by_account_id)
      values (${patientId}, ${aubry.accountId}, 'Pierre Aubry', '10', ${morel.accountId})`
    await expect(inSql(morel, patientId, add)).rejects.toThrow("row-level security")
    const code = sql`insert into consultation_codes (patient_id, code_hash, given_by_account_id, expires_at)
      values (${patientId}, '\\x00', ${morel.accountId}, now() + interval '1 day')`
    await expect(inSql(morel, patientId, code)).rejects.toThrow("row-level security")
    expect(await inSql(morel, patientId, sql`delete from blocked_professionals returning patient_id`)).toHaveLength(0)
    const promote = sql`update care_team_members set is_attending_doctor = true returning id`
    expect(await inSql(morel, patientId, promote)).toHaveLength(0)
  })

  it("does not make a consultation longer, nor one of somebody else's", async () => {
    const id = await newConsultation(jeanne, patientId, morel)
    const longer = sql`update consultations set closes_at = now() + interval '1 year' where patient_id = ${patientId} and id = ${id}`
    await expect(inSql(morel, patientId, longer)).rejects.toThrow("permission denied")
  })
})

describe("With the portal's role and nothing between, a reviewer", () => {
  it("reads no row of any relation that holds a patient", async () => {
    for (const table of await patientTables())
      expect(await inSql(mercier, patientId, sql`select 1 from ${sql.identifier(table)}`), table).toHaveLength(0)
  })

  it("opens no child's space by hand, with a case or without", async () => {
    const open = (
      reviewCaseId: string,
    ) => sql`insert into delegations (patient_id, basis, status, caregiver_account_id, caregiver_name,
        relation, purpose, permissions, document_groups, duration_months, at_end, opens_at, ends_at, closes_at, review_case_id)
      values (${patientId}, 'parental_authority', 'active', ${mercier.accountId}, 'Isabelle Mercier', 'mother', 'parental_authority',
        '{view:documents}', '{}', 12, 'stop', now(), now() + interval '1 day', now() + interval '1 day', ${reviewCaseId})`
    await expect(inSql(mercier, patientId, open(randomUUID()))).rejects.toThrow("rests on a review")
    await expect(inSql(jeanne, patientId, open(randomUUID()))).rejects.toThrow("rests on a review")
  })

  it("whose enrolment ended sees no case any more", async () => {
    const caseId = await submittedCase(jeanne)
    const cases = () => inSql(mercier, patientId, sql`select id from review_cases where id = ${caseId}`)
    expect(await cases()).toHaveLength(1)
    await asSuperuser(
      (superuser) =>
        superuser`update reviewers set ended_at = now() where subject = (select subject from accounts where id = ${mercier.accountId})`,
    )
    expect(await cases()).toHaveLength(0)
  })

  it("who has not taken the case, or has a tie, decides nothing", async () => {
    const caseId = await submittedCase(jeanne)
    const decide = sql`update review_cases set status = 'refused', decided_at = now() where id = ${caseId} returning id`
    await expect(inSql(mercier, patientId, decide)).rejects.toThrow("decides it")
    await inSql(
      mercier,
      patientId,
      sql`update review_cases set assigned_reviewer_id = ${mercier.accountId}, assigned_at = now() where id = ${caseId}`,
    )
    await expect(inSql(mercier, patientId, decide)).rejects.toThrow("decides it")
    await inSql(
      mercier,
      patientId,
      sql`insert into review_declarations (case_id, reviewer_account_id, has_tie) values (${caseId}, ${mercier.accountId}, 'yes')`,
    )
    await expect(inSql(mercier, patientId, decide)).rejects.toThrow("decides it")
  })
})

describe("With the portal's role and nothing between, somebody who asks for a child's space", () => {
  it("decides nothing about it, and begins nowhere but at a draft", async () => {
    const caseId = await submittedCase(jeanne)
    const accept = sql`update review_cases set status = 'accepted', decided_at = now() where id = ${caseId}`
    await expect(inSql(jeanne, patientId, accept)).rejects.toThrow("does not decide")
    const born = sql`insert into review_cases (status, requester_account_id, requester_name, language, wrapped_key, root_key_id, decided_at)
      values ('refused', ${jeanne.accountId}, 'Jeanne', 'fr', '\\x00', 'k', now())`
    await expect(inSql(jeanne, patientId, born)).rejects.toThrow("begins as a draft")
  })

  it("learns nothing of anybody else's request", async () => {
    const caseId = await submittedCase(jeanne)
    const victor = await newActor("Victor Noël")
    for (const table of ["review_cases", "review_evidence", "review_letters", "review_events", "review_declarations"])
      expect(await inSql(victor, patientId, sql`select 1 from ${sql.identifier(table)}`), table).toHaveLength(0)
    expect(await inSql(victor, patientId, sql`select * from relais.twin_spaces(${caseId}::uuid)`)).toHaveLength(0)
  })
})

/** A request for a child's space, as its asker sent it. */
async function submittedCase(asker: Actor): Promise<string> {
  const id = randomUUID()
  const { wrappedKey, rootKeyId } = keyring({ current: configuration().rootKey }).wrapPatientKey(newKey(), id)
  await inSql(
    asker,
    patientId,
    sql`insert into review_cases (id, requester_account_id, requester_name, language, wrapped_key, root_key_id)
      values (${id}, ${asker.accountId}, ${asker.displayName}, 'fr', ${wrappedKey}, ${rootKeyId})`,
  )
  await inSql(
    asker,
    patientId,
    sql`update review_cases set status = 'submitted', relation = 'mother', birth_name = 'DIALLO', given_names = 'Noé', first_given_name = 'Noé',
      sex = 'male', birth_date = '2022-04-01', birth_country = '99100', submitted_at = now(), deadline_on = current_date + 15 where id = ${id}`,
  )
  return id
}
