import { randomUUID } from "node:crypto"
import { type SQL, sql } from "drizzle-orm"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { newReviewer, sendRequest, takeUp } from "@/lib/review/testing"
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
import { inSql as inSqlAbout } from "./testing/in-sql"

afterAll(closeDatabase)

const inSql = (actor: Actor, statement: SQL) => inSqlAbout(actor, patientId, statement)

let jeanne: Actor
let morel: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor("Jeanne Lefèvre")
  morel = await newActor("Anne Morel", "professional")
  patientId = await newPatient(jeanne)
})

/** A professional who deposited something and is kept out since. */
async function blockedAuthor() {
  await newTeamMember(jeanne, patientId, morel)
  const own = { authorKind: "professional" as const, authorAccountId: morel.accountId, authorName: "Dr Anne Morel" }
  await newDocument(jeanne, patientId, own)
  await newBlock(jeanne, patientId, morel)
  return morel
}

/** Somebody who said yes and whom the patient has not confirmed. */
async function unconfirmedCaregiver() {
  const claire = await newActor("Claire Lefèvre")
  const id = await newDelegation(jeanne, patientId, claire)
  await asSuperuser(async (db) => {
    await db`alter table delegations disable trigger guard_delegation`
    await db`update delegations set status = 'accepted', opens_at = null, ends_at = null, closes_at = null where id = ${id}`
    await db`alter table delegations enable trigger guard_delegation`
  })
  return claire
}

describe("With the portal's role and nothing between", () => {
  it("a professional does not open again a consultation that the patient ended", async () => {
    const id = await newConsultation(jeanne, patientId, morel)
    await inSql(
      jeanne,
      sql`update consultations set ended_at = now(), end_reason = 'patient_request' where id = ${id} and patient_id = ${patientId}`,
    )
    // Without a condition no row has to be read: only the policy for changes and the trigger stand in the way.
    for (const instant of ["null", "now() + interval '1 hour'", "now()"]) {
      const again = inSql(morel, sql`update consultations set ended_at = ${sql.raw(instant)}`)
      await expect(again, instant).rejects.toThrow("ended_at of consultations does not go")
    }
    expect(await inSql(morel, sql`select 1 from documents`)).toHaveLength(0)
  })

  it("the journal's time is the database's, whoever writes the line", async () => {
    await inSql(
      jeanne,
      sql`insert into audit_events (patient_id, actor_account_id, action, occurred_at, tx)
        values (${patientId}, ${jeanne.accountId}, 'space.viewed', '2000-01-01', '7'::xid8)`,
    )
    const [line] = await asSuperuser(
      (db) => db`select occurred_at > now() - interval '1 minute' as is_now, tx <> '7'::xid8 as is_own from audit_events
        where patient_id = ${patientId} and action = 'space.viewed'`,
    )
    expect(line).toEqual({ is_now: true, is_own: true })
  })

  it("nobody becomes another face or subject, nor signs in as one", async () => {
    const change = (column: string) =>
      sql`update accounts set ${sql.identifier(column)} = 'reviewer' where id = ${jeanne.accountId}`
    for (const column of ["face", "subject", "issuer"])
      await expect(inSql(jeanne, change(column)), column).rejects.toThrow("permission denied")
    const session = sql`insert into sessions (id_hash, account_id, face, expires_at, idle_seconds, device)
      values (decode(${randomUUID().replaceAll("-", "")}, 'hex'), ${jeanne.accountId}, 'reviewer', now() + interval '1 hour', 900, 'x')`
    await expect(inSql(jeanne, session)).rejects.toThrow("row-level security")
  })

  it("an account begins open and of now, and no address is confirmed of another day; a session lasts from now", async () => {
    const add = (
      column: string,
      value: string,
    ) => sql`insert into accounts (id, face, issuer, subject, display_name, id_nat_ps, ${sql.identifier(column)})
      values (relais.current_actor(), 'professional', 'https://identity.test', ${randomUUID()}, 'Anne Morel', '8997', ${sql.raw(value)})`
    const fresh = () => ({ ...jeanne, accountId: randomUUID() })
    for (const column of ["closed_at", "email_verified_at"])
      await expect(inSql(fresh(), add(column, "'2026-01-01'")), column).rejects.toThrow(`${column} of accounts does not go`)
    const somebody = fresh()
    await inSql(somebody, add("created_at", "'2020-01-01'"))
    expect(await inSql(somebody, sql`select 1 from accounts where created_at < now() - interval '1 hour'`)).toEqual([])
    const long = sql`insert into sessions (id_hash, account_id, face, started_at, expires_at, idle_seconds, device)
      values ('\\x01', ${jeanne.accountId}, 'citizen', '2099-01-01', '2099-01-01', 1800, 'x')`
    await expect(inSql(jeanne, long)).rejects.toThrow("session_lasts_at_most_twelve_hours")
  })

  it.each([
    ["a professional who is kept out and once deposited something", blockedAuthor],
    ["a caregiver who is not confirmed", unconfirmedCaregiver],
  ])("%s reads no consent and no account but their own", async (_, make) => {
    const actor = await make()
    const claire = await newActor("Claire Garnier")
    const delegationId = await newDelegation(jeanne, patientId, claire)
    for (const audience of ["patient", "caregiver"])
      await inSql(
        jeanne,
        sql`insert into consent_texts (patient_id, delegation_id, version, audience, language, template_version, body, sha256)
          values (${patientId}, ${delegationId}, 1, ${audience}, 'fr', '1', 'Jeanne accepte', '\\x00')`,
      )
    expect(await inSql(jeanne, sql`select 1 from consent_texts`)).toHaveLength(2)
    expect(await inSql(actor, sql`select 1 from consent_texts`)).toHaveLength(0)
    expect(await inSql(actor, sql`select id from accounts`)).toEqual([{ id: actor.accountId }])
  })

  it("the person herself knows who helps her, and nobody's address is read to tell them something", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire)
    expect(await inSql(jeanne, sql`select id from accounts where id = ${claire.accountId}`)).toHaveLength(1)
    expect(await inSql(claire, sql`select id from accounts where id = ${jeanne.accountId}`)).toHaveLength(0)
    const said = JSON.stringify({ fr: { subject: "s", text: "t" }, en: { subject: "s", text: "t" } })
    const told = await inSql(claire, sql`select relais.tell_account(${jeanne.accountId}::uuid, 'arrived', ${said}::text::jsonb)`)
    expect(told).toEqual([{ tell_account: "" }])
    const [mail] = await asSuperuser((db) => db`select data from pgboss.job_common where data->>'to' = ${jeanne.email}`)
    expect(mail?.data).toEqual({ to: jeanne.email, subject: "s", text: "t" })
  })

  it("nobody notes a visit or a reading in another's name", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire)
    const documentId = await newDocument(jeanne, patientId)
    const read = sql`insert into item_reads (patient_id, section, item_id, account_id) values (${patientId}, 'documents', ${documentId}, ${jeanne.accountId})`
    await expect(inSql(claire, read)).rejects.toThrow("row-level security")
    const visit = sql`insert into space_visits (patient_id, account_id) values (${patientId}, ${jeanne.accountId})`
    await expect(inSql(claire, visit)).rejects.toThrow("row-level security")
  })

  it("nobody answers what a document proposes, nor sends measures, in another's name, or reads another's", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire)
    const documentId = await newDocument(jeanne, patientId)
    const answer = sql`insert into proposal_answers (patient_id, document_id, entry, account_id, answer)
      values (${patientId}, ${documentId}, 'conditions.1', ${jeanne.accountId}, 'set_aside')`
    const sent = sql`insert into measure_imports (patient_id, id, account_id, content)
      values (${patientId}, ${randomUUID()}, ${jeanne.accountId}, '\\x00')`
    for (const [table, statement] of Object.entries({ proposal_answers: answer, measure_imports: sent })) {
      await expect(inSql(claire, statement), table).rejects.toThrow("row-level security")
      await inSql(jeanne, statement)
      await inSql(claire, sql`delete from ${sql.identifier(table)}`)
      expect(await inSql(claire, sql`select 1 from ${sql.identifier(table)}`), table).toHaveLength(0)
      expect(await inSql(jeanne, sql`select 1 from ${sql.identifier(table)}`), table).toHaveLength(1)
    }
  })
})

describe("With the portal's role and nothing between, a reviewer", () => {
  it("writes no line of a case in another's name, and at no other time", async () => {
    const isabelle = await newReviewer()
    const olivier = await newReviewer("Olivier Blanc")
    const caseId = await sendRequest(await newActor("Thomas Roche"))
    const add = (who: Actor) => sql`insert into review_events (case_id, actor_account_id, action, occurred_at)
      values (${caseId}, ${who.accountId}, 'case.viewed', '2000-01-01')`
    await expect(inSql(isabelle, add(olivier))).rejects.toThrow("row-level security")
    await inSql(isabelle, add(isabelle))
    const [line] = await asSuperuser(
      (db) => db`select occurred_at > now() - interval '1 minute' as is_now from review_events
        where case_id = ${caseId} and actor_account_id = ${isabelle.accountId}`,
    )
    expect(line?.is_now).toBe(true)
  })

  it("adds no evidence to a case, and writes no letter in one that another has", async () => {
    const isabelle = await newReviewer()
    const olivier = await newReviewer("Olivier Blanc")
    const caseId = await sendRequest(await newActor("Thomas Roche"))
    await takeUp(isabelle, caseId)
    const evidence = sql`insert into review_evidence (case_id, position, media_type, file_name, byte_size, page_count, sha256)
      values (${caseId}, 9, 'application/pdf', 'x.pdf', 1, 1, '\\x01')`
    const letter = (who: Actor) => sql`insert into review_letters (case_id, kind, reviewer_account_id)
      values (${caseId}, 'accepted', ${who.accountId})`
    await expect(inSql(isabelle, evidence)).rejects.toThrow("row-level security")
    await expect(inSql(olivier, letter(olivier))).rejects.toThrow("row-level security")
    await inSql(isabelle, letter(isabelle))
  })

  it("begins no case that was sent, checked or decided", async () => {
    const thomas = await newActor("Thomas Roche")
    const begin = (column: string, value: string) => sql`insert into review_cases
        (requester_account_id, requester_name, language, wrapped_key, root_key_id, ${sql.identifier(column)})
      values (${thomas.accountId}, 'Thomas Roche', 'fr', '\\x01', 'k', ${sql.raw(value)})`
    for (const [column, value] of Object.entries({
      submitted_at: "now()",
      deadline_on: "'2026-12-31'",
      checks: `'{"a":true}'`,
      assigned_reviewer_name: "'x'",
    }))
      await expect(inSql(thomas, begin(column, value)), column).rejects.toThrow("a case begins as a draft")
  })

  it("gives no case to another, and takes none of another's away", async () => {
    const isabelle = await newReviewer()
    const olivier = await newReviewer("Olivier Blanc")
    const caseId = await sendRequest(await newActor("Thomas Roche"))
    const assign = (to: string | null) => sql`update review_cases set assigned_reviewer_id = ${to} where id = ${caseId}`
    await expect(inSql(isabelle, assign(olivier.accountId))).rejects.toThrow("for himself alone")
    await takeUp(isabelle, caseId)
    await expect(inSql(olivier, assign(null))).rejects.toThrow("for himself alone")
    await inSql(isabelle, assign(null))
  })
})
