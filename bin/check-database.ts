import postgres, { type Sql } from "postgres"
import { listPending } from "./migrate"
import { inOneSentence } from "./run-command"

/** uuidv7() and the plans that Relais was measured with begin with this version. */
const LOWEST_VERSION = 180_000
/** Below this minor release some security corrections of Postgres are missing. */
const MINOR_FLOOR = 180_004

/** Refuses, in one sentence, a database that this process must not serve from: called before anything listens. */
export async function checkDatabase(url: string, role: "relais_portal" | "relais_worker"): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    const version = await readVersion(sql, new URL(url).host)
    if (version < LOWEST_VERSION) throw new Error(`Relais needs Postgres 18 or later; this server is ${sayVersion(version)}.`)
    if (version < MINOR_FLOOR)
      console.warn(`Postgres ${sayVersion(version)} lacks security corrections: bring it to 18.4 or later.`)
    await refuseStrongRole(sql, role)
    const pending = await listPending(sql)
    if (pending.length > 0)
      throw new Error(`The database is not up to date (${pending.join(", ")}): run npm run db:migrate first.`)
  } finally {
    await sql.end()
  }
}

async function readVersion(sql: Sql, host: string): Promise<number> {
  try {
    const [row] = await sql`select current_setting('server_version_num')::int as version`
    return row?.version
  } catch (error) {
    throw new Error(`The database at ${host} does not let Relais in: ${inOneSentence(error)}.`)
  }
}

const sayVersion = (version: number) => `${Math.floor(version / 10_000)}.${version % 10_000}`

/** A role that owns a table, or that steps around row-level security, would read every patient whatever the policy says. */
async function refuseStrongRole(sql: Sql, expected: string) {
  const [found] = await sql`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypasses,
      exists (select from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p', 'v', 'm'))
        or exists (select from pg_database where datname = current_database() and datdba = pg_roles.oid) as owns,
      pg_has_role('relais_owner', 'usage') or pg_has_role('relais_owner', 'set') as may_become_owner
    from pg_roles where rolname = current_user`
  if (found?.superuser) throw new Error(`Relais does not run as ${found.name}: that role is a superuser; use ${expected}.`)
  if (found?.bypasses)
    throw new Error(`Relais does not run as ${found.name}: that role bypasses row-level security; use ${expected}.`)
  if (found?.owns || found?.may_become_owner)
    throw new Error(`Relais does not run as ${found.name}: that role owns its tables; use ${expected}.`)
  if (found?.name !== expected) throw new Error(`Relais runs here as ${expected}, not as ${found?.name}.`)
}
