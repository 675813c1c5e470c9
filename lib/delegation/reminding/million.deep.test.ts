import type { Sql } from "postgres"
import postgres from "postgres"
import { afterAll, beforeAll, expect, test } from "vitest"
import { tellFigure } from "@/bin/testing/figures"
import { ownDatabase } from "@/bin/testing/own-database"
import { watched } from "@/bin/testing/watched"
import { openDatabase } from "@/drizzle/client"
import { remindOfDelegations, settleDueDelegations, tellFirstUses } from "./commands"

const ACCESSES = 1_000_000
/** How many of them each job has to do something about. */
const DUE = 10_000
/** What a job may hold more than before it, with very many rows in sight. */
const MOST_MB = 30

let own: Awaited<ReturnType<typeof ownDatabase>>
let worker: ReturnType<typeof openDatabase>
let superuser: Sql

beforeAll(async () => {
  own = await ownDatabase("a_million")
  superuser = postgres(own.superuserUrl, { max: 1, onnotice: () => {} })
  worker = openDatabase(own.workerUrl, 2)
  await superuser`set session_replication_role = replica`
  await fill(superuser)
  await superuser`vacuum analyze`
}, 600_000)

afterAll(async () => {
  await Promise.all([worker?.sql.end(), superuser?.end()])
  await own?.drop()
})

/** A million open accesses: of the first some are over, of the next some end soon, the next were never used, the next were just used first. */
async function fill(sql: Sql) {
  await sql`create table people as select n, uuidv7() as patient_id, uuidv7() as caregiver from generate_series(1, ${ACCESSES}::int) n`
  await sql`insert into accounts (id, face, issuer, subject, display_name, birth_name, given_names, first_given_name, sex, birth_date, email, email_verified_at)
    select caregiver, 'citizen', 'https://identity.test', n::text, 'Claire Lefèvre', 'Lefèvre', 'Claire', 'Claire', 'female', '1970-01-01',
      'p' || n || '@exemple.fr', now() from people where n <= ${4 * DUE}`
  await sql`insert into patients (patient_id, birth_name, given_names, first_given_name, sex, birth_date, wrapped_key, root_key_id)
    select patient_id, 'Lefèvre', 'Jeanne', 'Jeanne', 'female', '1944-03-12', '', 'none' from people`
  await sql`insert into delegations (patient_id, status, caregiver_account_id, caregiver_name, relation, purpose, permissions,
      document_groups, duration_months, at_end, opens_at, ends_at, closes_at, first_use_told_at)
    select patient_id, 'active', caregiver, 'Claire', 'daughter', 'everyday', '{view:documents}', '{lab_results}', 6, 'stop',
      case when n between ${2 * DUE} and ${3 * DUE} then now() - interval '7 months' else now() - interval '5 months' end, ends, ends,
      case when n < ${3 * DUE} or n > ${4 * DUE} then now() end
    from people, lateral (select case when n <= ${DUE} then now() - interval '1 minute' when n <= ${2 * DUE} then now() + interval '20 days'
      else now() + interval '60 days' end as ends) e`
  await sql`insert into audit_events (patient_id, actor_account_id, basis, action)
    select patient_id, caregiver, 'consent', 'document.listed' from people where n > ${3 * DUE}`
}

/** Runs a job; says how many times a table was read from end to end beside what it took. */
async function watch(job: () => Promise<number>) {
  const scans = await readScans()
  const { result: done, ...took } = await watched(job)
  return { done, ...took, scanned: (await readScans()) - scans }
}

/** How often the table of accesses was read whole; a connection tells so when it ends. */
async function readScans(): Promise<number> {
  await worker.sql.end()
  worker = openDatabase(own.workerUrl, 2)
  const [row] = await superuser`select seq_scan::int as count from pg_stat_user_tables where relname = 'delegations'`
  return row?.count ?? 0
}

test.each([
  ["settles what is over", () => settleDueDelegations(worker.database)],
  ["reminds, and asks about what nobody uses", () => remindOfDelegations(worker.database)],
  ["tells of first uses", () => tellFirstUses(worker.database)],
])(
  "The job that %s finds its own among a million accesses, and holds no more for it",
  { timeout: 600_000 },
  async (name, job) => {
    const { done, seconds, megabytes, scanned } = await watch(job)
    tellFigure(
      `${name}: ${done} of ${ACCESSES} in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB more, ${scanned} whole readings`,
    )
    expect(done).toBeGreaterThanOrEqual(DUE)
    expect(scanned).toBe(0)
    expect(megabytes).toBeLessThan(MOST_MB)
    const again = await watch(job)
    expect(again).toMatchObject({ done: 0, scanned: 0 })
  },
)
