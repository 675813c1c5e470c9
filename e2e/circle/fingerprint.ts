import { createHash } from "node:crypto"
import type { Sql } from "postgres"
import { asSuperuser } from "@/lib/access/testing"
import { SIGNED_IN, type SignedIn } from "./cast"
import type { Circle } from "./ids"

/** Tables whose rows are written by looking: they say that somebody came, and change nothing of what is kept. */
const WRITTEN_BY_LOOKING = ["audit_events", "audit_places", "space_visits", "item_reads", "sessions"]

const tablesWith = async (sql: Sql, column: string) => {
  const tables = await sql<{ name: string }[]>`select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = ${column} order by 1`
  return tables.filter(({ name }) => !WRITTEN_BY_LOOKING.includes(name))
}

const casesOf = (circle: Circle) => [
  ...[circle.requestDraftId, circle.requestId, circle.refusedRequestId],
  ...[circle.newCaseId, circle.freeCaseId, circle.takenCaseId, circle.readyCaseId],
]

/**
 * One number for everything that is kept about the patient, her requests and those on the desk, and for the accounts of the
 * circle: the same number, nothing changed.
 */
export function fingerprint(circle: Circle): Promise<string> {
  const { patientId, actors } = circle
  const accounts = Object.values(actors).map(({ accountId }) => accountId)
  return asSuperuser(async (sql) => {
    const hash = createHash("sha256")
    for (const { name } of await tablesWith(sql, "patient_id")) {
      const rows = await sql`select row(t.*)::text as row from ${sql(name)} t where patient_id = ${patientId} order by 1`
      hash.update(JSON.stringify([name, rows]))
    }
    for (const name of ["review_cases", "review_evidence", "review_declarations", "review_letters"]) {
      const id = sql(name === "review_cases" ? "id" : "case_id")
      const rows = await sql`select row(t.*)::text as row from ${sql(name)} t where ${id} = any(${casesOf(circle)}) order by 1`
      hash.update(JSON.stringify([name, rows]))
    }
    hash.update(JSON.stringify(await sql`select * from accounts where id = any(${accounts}) order by id`))
    hash.update(
      JSON.stringify(await sql`select id_hash, ended_at, exercice from sessions where account_id = any(${accounts}) order by 1`),
    )
    for (const { name } of await tablesWith(sql, "account_id")) {
      const rows = await sql`select row(t.*)::text as row from ${sql(name)} t where account_id = any(${accounts}) order by 1`
      hash.update(JSON.stringify([name, rows]))
    }
    hash.update(JSON.stringify(await sql`select patient_id from patients where holder_account_id = any(${accounts}) order by 1`))
    hash.update(JSON.stringify(await sql`select id from review_cases where requester_account_id = any(${accounts}) order by 1`))
    return hash.digest("hex")
  })
}

/** How many refusals are kept of each of these people. */
export function countRefusals(actors: Circle["actors"]): Promise<Record<SignedIn, number>> {
  const ids = Object.values(actors).map(({ accountId }) => accountId)
  return asSuperuser(async (sql) => {
    const rows = await sql<{ id: string; count: number }[]>`select id, count(*)::int as count from (
      select actor_account_id as id from refused_requests where actor_account_id = any(${ids})
      union all select actor_account_id from audit_events where actor_account_id = any(${ids}) and outcome = 'refused'
    ) refused group by id`
    const of = (person: SignedIn) => rows.find(({ id }) => id === actors[person].accountId)?.count ?? 0
    return Object.fromEntries(SIGNED_IN.map((person) => [person, of(person)])) as Record<SignedIn, number>
  })
}
