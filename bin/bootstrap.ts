import { readFileSync } from "node:fs"
import { join } from "node:path"
import postgres, { type Sql } from "postgres"
import { createDatabase } from "@/drizzle/create-database"
import { runCommand } from "./run-command"

export type RolePasswords = { relais_owner: string; relais_portal: string; relais_worker: string }

/** Makes the cluster's roles, the database and its doors; may be run again, for instance to change the passwords. */
export async function bootstrap(superuserUrl: string, database: string, passwords: RolePasswords): Promise<void> {
  const cluster = postgres(superuserUrl, { max: 1, onnotice: () => {} })
  try {
    await cluster.unsafe(readFileSync(join(import.meta.dirname, "../drizzle/roles.sql"), "utf8"))
    for (const [role, password] of Object.entries(passwords)) {
      const [row] = await cluster`select format('alter role %I password %L', ${role}::text, ${password}::text) as command`
      await cluster.unsafe(row?.command)
    }
    await createDatabase(cluster, database)
  } finally {
    await cluster.end()
  }
  await closePublicSchema(superuserUrl, database)
}

async function closePublicSchema(superuserUrl: string, database: string) {
  const url = new URL(superuserUrl)
  url.pathname = `/${database}`
  const sql = postgres(url.href, { max: 1, onnotice: () => {} })
  try {
    await sql`alter schema public owner to relais_owner`
    await sql`revoke all on schema public from public`
    await sql`grant usage on schema public to relais_portal, relais_worker, relais_policy`
    await refuseDangerousExtensions(sql)
  } finally {
    await sql.end()
  }
}

const DANGEROUS_EXTENSIONS = ["plperlu", "plpython3u", "dblink", "file_fdw", "refint"]

/** The server may carry extensions that reach files or other hosts; Relais never lives beside an installed one. */
async function refuseDangerousExtensions(sql: Sql) {
  const found = await sql`select extname from pg_extension where extname = any(${DANGEROUS_EXTENSIONS})`
  if (found.length > 0) {
    throw new Error(`These extensions must not be installed: ${found.map((row) => row.extname).join(", ")}.`)
  }
}

async function main() {
  const superuser = requireUrl("SUPERUSER_DATABASE_URL")
  const owner = requireUrl("OWNER_DATABASE_URL", "relais_owner")
  const portal = requireUrl("DATABASE_URL", "relais_portal")
  const worker = requireUrl("WORKER_DATABASE_URL", "relais_worker")
  const password = (url: URL) => decodeURIComponent(url.password)
  await bootstrap(superuser.href, owner.pathname.slice(1), {
    relais_owner: password(owner),
    relais_portal: password(portal),
    relais_worker: password(worker),
  })
  console.log(`The roles and the database ${owner.pathname.slice(1)} are ready; npm run db:migrate comes next.`)
}

function requireUrl(name: string, role?: string): URL {
  const text = process.env[name] ?? ""
  if (!URL.canParse(text)) throw new Error(`${name} must be set to a postgres:// address.`)
  const url = new URL(text)
  if (role && url.username !== role) throw new Error(`${name} must sign in as ${role}, not as ${url.username}.`)
  return url
}

if (import.meta.main) await runCommand(main)
