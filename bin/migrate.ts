import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { PgBoss } from "pg-boss"
import postgres, { type ISql, type Sql, type TransactionSql } from "postgres"
import { createQueues } from "@/lib/platform/jobs/queues"
import { hashAccess } from "./access/compose"
import { ACCESS, layAccess } from "./access/lay"
import { validateWords } from "./access/words"
import { runCommand } from "./run-command"

type Migration = { name: string; text: string; hash: string }

const DRIZZLE = join(import.meta.dirname, "../drizzle")
const MIGRATIONS = join(DRIZZLE, "migrations")
const ALONE = "-- no transaction"
/** A lock that was waited for too long, locks that were, and two who waited for each other. */
const LOCKED = ["55P03", "57014", "40P01"]
const LOCK_ATTEMPTS = 60

/** Brings the database to what this source tree expects, as its owner; a second run changes nothing. */
export async function migrate(ownerUrl: string, said: (sentence: string) => void = () => {}, folder = MIGRATIONS): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    // Two operators at once: the second waits, then finds nothing left to do.
    await sql`select pg_advisory_lock(hashtext('relais migrations'))`
    await prepareRecord(sql)
    const applied = await readApplied(sql)
    for (const migration of listMigrations(folder)) {
      const hash = applied.get(migration.name)
      if (hash === migration.hash) continue
      if (hash) throw new Error(`The migration ${migration.name} was changed after it had been applied; add a new one instead.`)
      await apply(sql, migration)
      said(`Applied ${migration.name}.`)
    }
    if (applied.get(ACCESS) !== hashAccess()) {
      await patiently(sql, "Laying who reaches what", layAccess)
      said("Laid who reaches what anew.")
    }
    await validateWords(sql)
    await prepareJobs(sql, ownerUrl)
  } finally {
    await sql.end()
  }
}

/** The migrations of this source tree that the database has not seen; read by any role before it starts to serve. */
export async function listPending(sql: Sql): Promise<string[]> {
  const [record] = await sql`select to_regclass('relais_migrations.applied') as found`
  const applied = record?.found ? await readApplied(sql) : new Map<string, string>()
  return [...listMigrations(MIGRATIONS), { name: ACCESS, hash: hashAccess() }]
    .filter(({ name, hash }) => applied.get(name) !== hash)
    .map(({ name }) => name)
}

function listMigrations(folder: string): Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"))
  return names.sort().map((name) => {
    const text = readFileSync(join(folder, name), "utf8")
    return { name, text, hash: createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex") }
  })
}

async function prepareRecord(sql: Sql) {
  await sql`create schema if not exists relais_migrations`
  await sql`create table if not exists relais_migrations.applied (
    name text primary key, hash text not null, applied_at timestamptz not null default now())`
  await sql`grant usage on schema relais_migrations to relais_portal, relais_worker`
  await sql`grant select on relais_migrations.applied to relais_portal, relais_worker`
}

async function readApplied(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql`select name, hash from relais_migrations.applied`
  return new Map(rows.map((row) => [row.name, row.hash]))
}

async function apply(sql: Sql, migration: Migration) {
  if (migration.text.startsWith(ALONE)) return applyAlone(sql, migration)
  await patiently(sql, `The migration ${migration.name}`, async (tx) => {
    await tx.unsafe(migration.text)
    await record(tx, migration)
  })
}

/** Does the work in one transaction, again and again while somebody else holds a lock that it needs. */
async function patiently(sql: Sql, what: string, work: (tx: TransactionSql) => Promise<void>) {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql.begin(async (tx) => {
        // Readers queue behind a lock that is waited for; and one that waits for us while we wait for them would be refused as a
        // deadlock after a second: giving way well before is ours to do.
        await tx`set local lock_timeout = '300ms'`
        await work(tx)
      })
      return
    } catch (error) {
      if (!isLocked(error) || attempt === LOCK_ATTEMPTS) throw saying(what, error)
      await sleep(Math.min(200 * attempt, 2000))
    }
  }
}

/** CREATE INDEX CONCURRENTLY and its like refuse a transaction: each statement runs by itself, so it says IF NOT EXISTS. */
async function applyAlone(sql: Sql, migration: Migration) {
  try {
    await dropUnfinished(sql)
    for (const statement of migration.text.split("--> statement-breakpoint")) await sql.unsafe(statement)
    await record(sql, migration)
  } catch (error) {
    throw saying(`The migration ${migration.name}`, error)
  }
}

/** An index whose building was cut stays behind without being used, and IF NOT EXISTS would take it for the whole one. */
async function dropUnfinished(sql: Sql) {
  const left = await sql`select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where not i.indisvalid and c.relnamespace = 'public'::regnamespace`
  for (const { name } of left) await sql.unsafe(`drop index concurrently if exists ${name}`)
}

const record = (sql: ISql, { name, hash }: Migration) =>
  sql`insert into relais_migrations.applied (name, hash) values (${name}, ${hash})`

function isLocked(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return LOCKED.includes(error.code)
  return error instanceof Error && isLocked(error.cause)
}

function saying(what: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Error(`${what} failed: ${reason}`, { cause })
}

/** The queue's tables are pg-boss's own; its migrations run as the owner, the portal and the worker get rows only. */
async function prepareJobs(sql: Sql, ownerUrl: string) {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, supervise: false, schedule: false, registerInstance: false })
  boss.on("error", (error) => console.error(error.message))
  await boss.start()
  await createQueues(boss)
  await boss.stop({ graceful: false })
  await sql.unsafe(readFileSync(join(DRIZZLE, "jobs.sql"), "utf8"))
}

async function main() {
  const url = process.env.OWNER_DATABASE_URL
  if (!url) throw new Error("OWNER_DATABASE_URL must be set to the address of the database, signing in as relais_owner.")
  await migrate(url, console.log)
  console.log("The database is up to date.")
}

if (import.meta.main) await runCommand(main)
