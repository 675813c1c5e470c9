import { createHash } from "node:crypto"
import type { Sql } from "postgres"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser } from "@/lib/access/testing"
import { SIGNED_IN, type SignedIn } from "./cast"
import type { Circle } from "./ids"

/** Tables whose rows are written by looking: they say that somebody came, and change nothing of what is kept. */
const WRITTEN_BY_LOOKING = [
  "audit_events",
  "audit_places",
  "review_events",
  "space_visits",
  "item_reads",
  "thread_reads",
  "sessions",
]
/** What the worker reads out of a document a while after its deposit; the words of the line itself are kept at once. */
const KEPT_AT_ONCE: Record<string, { row?: string; rows?: string }> = {
  notice_settings: {
    row: "row(t.account_id, t.answers, t.accesses, t.documents, t.messages, t.circle, t.reminders, t.tells_who_came, t.zone, t.quiet_from, t.quiet_until)",
  },
  // That an export is ready is told when the worker has made it, and that something is due once a day.
  notices: { row: "row(t.account_id, t.id, t.kind, t.read_at)", rows: "t.kind not in ('export_ready', 'prevention')" },
  prevention_looks: { rows: "false" },
  prevention_told: { rows: "false" },
  journal_copies: { row: "row(t.patient_id, t.id)" },
  exports: { row: "row(t.patient_id, t.id)" },
  item_words: { row: "row(t.patient_id, t.section, t.item_id, t.line)" },
  document_files: { rows: "t.role <> 'first_page'" },
  proposals: { rows: "false" },
}

/** What is asked of every table, as rows of SQL: whose they are by a patient, a case, an account or a person who signed in. */
let parts: Promise<string[]> | undefined

/** Which columns say whose a row is; `$1` is the patient, `$2` the cases, `$3` the accounts. */
const WHOSE: Record<string, string> = {
  patient_id: "patient_id = $1::uuid",
  case_id: "case_id = any($2::uuid[])",
  account_id: "account_id = any($3::uuid[])",
  holder_account_id: "holder_account_id = any($3::uuid[])",
  requester_account_id: "requester_account_id = any($3::uuid[])",
}

async function readParts(sql: Sql): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }[]>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = any(${Object.keys(WHOSE)}) order by 1, 2`
  const kept = columns.filter(({ table }) => !WRITTEN_BY_LOOKING.includes(table))
  return [
    ...kept.map(({ table, column }) => {
      const { row = "row(t.*)", rows = "true" } = KEPT_AT_ONCE[table] ?? {}
      return `select ${row}::text as row from ${table} t where ${WHOSE[column]} and ${rows}`
    }),
    "select row(t.*)::text from review_cases t where id = any($2::uuid[])",
    "select row(t.*)::text from accounts t where id = any($3::uuid[])",
    "select row(id_hash, ended_at, exercice)::text from sessions where account_id = any($3::uuid[])",
  ].map((rows, place) => `select ${place} as place, row from (${rows}) as one(row)`)
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
  const accounts = Object.values(circle.actors).map(({ accountId }) => accountId)
  return asSuperuser(async (sql) => {
    parts ??= readParts(sql)
    const all = (await parts).join("\nunion all\n")
    const whose = [circle.patientId, casesOf(circle), accounts]
    const rows = await sql.unsafe(`select * from (${all}) everything order by place, row`, whose, { prepare: true })
    return createHash("sha256").update(JSON.stringify(rows)).digest("hex")
  })
}

/** How many refusals are kept of each of these people. */
export function countRefusals(actors: Circle["actors"]): Promise<Record<SignedIn, number>> {
  const ids = Object.values(actors).map(({ accountId }) => accountId)
  return asSuperuser(async (sql) => {
    const rows = await sql<{ id: string; count: number }[]>`select id, sum(count)::int as count from (
      select actor_account_id as id, count from refused_requests where actor_account_id = any(${ids})
      union all select actor_account_id, 1 from audit_events where actor_account_id = any(${ids}) and outcome = 'refused'
    ) refused group by id`
    const of = (person: SignedIn) => rows.find(({ id }) => id === actors[person].accountId)?.count ?? 0
    return Object.fromEntries(SIGNED_IN.map((person) => [person, of(person)])) as Record<SignedIn, number>
  })
}

/** For which permissions a refusal of this person is kept. */
export function refusedTo({ accountId }: Actor): Promise<string[]> {
  return asSuperuser(async (sql) => {
    const rows = await sql<{ permission: string }[]>`
      select permission from refused_requests where actor_account_id = ${accountId}
      union select permission from audit_events where actor_account_id = ${accountId} and outcome = 'refused'`
    return rows.map(({ permission }) => permission)
  })
}
