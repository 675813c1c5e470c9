import { sql } from "drizzle-orm"
import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { NotFoundError } from "@/lib/errors"
import { withAccess } from "./require-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "./testing"
import { inSql } from "./testing/in-sql"

afterAll(closeDatabase)

async function jeanneHelpedByClaire() {
  const jeanne = await newActor("Jeanne Lefèvre")
  const claire = await newActor("Claire Lefèvre")
  const paul = await newActor("Paul Garnier")
  const patientId = await newPatient(jeanne)
  await newDelegation(jeanne, patientId, claire)
  const pauls = await newDelegation(jeanne, patientId, paul, { relation: "neighbour" })
  return { jeanne, claire, paul, patientId, pauls }
}

const statusOf = (id: string) =>
  asSuperuser(async (sql) => (await sql`select status from delegations where id = ${id}`)[0]?.status)

describe("With the portal's role and nothing between", () => {
  it("Claire does not end Paul's access", async () => {
    const { claire, patientId, pauls } = await jeanneHelpedByClaire()
    const end = sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'renounced' where patient_id = ${patientId} and id = ${pauls}`
    await expect(inSql(claire, patientId, end)).rejects.toThrow("somebody else's access")
    expect(await statusOf(pauls)).toBe("active")
  })

  it("Claire does not accept an invitation meant for somebody else", async () => {
    const { jeanne, claire, patientId } = await jeanneHelpedByClaire()
    const rows = await inSql(
      jeanne,
      patientId,
      sql`insert into delegations (patient_id, status, caregiver_name, relation, purpose, permissions, document_groups, sensitive_topics, duration_months, at_end)
        values (${patientId}, 'proposed', 'Lucie Bonnet', 'niece', 'everyday', '{view:documents}', '{lab_results}', '{hiv_sti}', 6, 'stop') returning id`,
    )
    const id = String(rows[0]?.id)
    const take = sql`update delegations set status = 'accepted', caregiver_account_id = ${claire.accountId} where patient_id = ${patientId} and id = ${id}`
    await expect(inSql(claire, patientId, take)).rejects.toThrow("somebody else's access")
    expect(await statusOf(id)).toBe("proposed")
  })

  it("Claire neither prepares an access nor reads one being prepared", async () => {
    const { jeanne, claire, patientId } = await jeanneHelpedByClaire()
    await inSql(
      jeanne,
      patientId,
      sql`insert into invitation_drafts (patient_id, account_id) values (${patientId}, ${jeanne.accountId})`,
    )
    const read = await inSql(claire, patientId, sql`select id from invitation_drafts where patient_id = ${patientId}`)
    expect(read).toHaveLength(0)
    const write = sql`insert into invitation_drafts (patient_id, account_id) values (${patientId}, ${claire.accountId})`
    await expect(inSql(claire, patientId, write)).rejects.toThrow("row-level security")
  })

  it("Claire does not open a second access for herself, waiting or not", async () => {
    const { claire, patientId } = await jeanneHelpedByClaire()
    const open = sql`insert into delegations (patient_id, status, caregiver_account_id, caregiver_name, relation, purpose, permissions, document_groups, duration_months, at_end)
      values (${patientId}, 'proposed', ${claire.accountId}, 'Claire', 'daughter', 'everything', '{view:documents}', '{other}', 12, 'extend_once')`
    await expect(inSql(claire, patientId, open)).rejects.toThrow("only the person herself")
  })

  it("a caregiver whose period is over knows nothing of the patient any more, although no job noted it", async () => {
    const { claire, patientId } = await jeanneHelpedByClaire()
    await asSuperuser(async (sql) => {
      await sql`alter table delegations disable trigger guard_delegation`
      await sql`update delegations set opens_at = now() - interval '2 months', ends_at = now() - interval '1 month', closes_at = now() - interval '1 month'
        where patient_id = ${patientId} and caregiver_account_id = ${claire.accountId}`
      await sql`alter table delegations enable trigger guard_delegation`
    })
    expect(await inSql(claire, patientId, sql`select birth_date from patients where patient_id = ${patientId}`)).toHaveLength(0)
  })

  it("a caregiver whose access ended does not read even which documents she once opened", async () => {
    const { jeanne, claire, patientId } = await jeanneHelpedByClaire()
    const documentId = await newDocument(jeanne, patientId)
    const read = sql`insert into item_reads (patient_id, section, item_id, account_id) values (${patientId}, 'documents', ${documentId}, ${claire.accountId})`
    await inSql(claire, patientId, read)
    const opened = sql`select item_id from item_reads where patient_id = ${patientId}`
    expect(await inSql(claire, patientId, opened)).toHaveLength(1)
    await asSuperuser(
      (connection) => connection`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request'
        where patient_id = ${patientId} and caregiver_account_id = ${claire.accountId}`,
    )
    expect(await inSql(claire, patientId, opened)).toHaveLength(0)
  })

  it("nobody changes the journal, the consent texts or another's account", async () => {
    const { jeanne, claire, patientId } = await jeanneHelpedByClaire()
    await expect(inSql(jeanne, patientId, sql`delete from audit_events where patient_id = ${patientId}`)).rejects.toThrow(
      "permission denied",
    )
    await expect(
      inSql(jeanne, patientId, sql`update consent_texts set body = '' where patient_id = ${patientId}`),
    ).rejects.toThrow("permission denied")
    const rename = sql`update accounts set display_name = 'X' where id = ${jeanne.accountId} returning id`
    expect(await inSql(claire, patientId, rename)).toHaveLength(0)
    expect(
      await inSql(claire, patientId, sql`select public_id from sessions where account_id = ${jeanne.accountId}`),
    ).toHaveLength(0)
  })
})

describe("A journal that somebody tries to flood", () => {
  it("keeps one line for the same knock within ten minutes, and still says that there was one", async () => {
    const { jeanne, patientId } = await jeanneHelpedByClaire()
    const victor = await newActor("Victor Noël")
    await newDocument(jeanne, patientId)
    for (let knock = 0; knock < 5; knock++) {
      await expect(withAccess(victor, patientId, ["view:documents"], async () => {})).rejects.toBeInstanceOf(NotFoundError)
    }
    await expect(withAccess(victor, patientId, ["view:journal"], async () => {})).rejects.toBeInstanceOf(NotFoundError)
    const lines = await asSuperuser(async (sql) => [
      ...(await sql`select permission from audit_events where patient_id = ${patientId} and actor_account_id = ${victor.accountId} order by id`),
    ])
    expect(lines).toEqual([{ permission: "view:documents" }, { permission: "view:journal" }])
  })
})
