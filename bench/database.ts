import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import postgres from "postgres"
import { bootstrap } from "@/bin/bootstrap"
import { migrate } from "@/bin/migrate"
import { clusterFolder, startPostgres } from "@/bin/stack/embedded-postgres"
import { databaseUrls } from "@/bin/stack/environment"
import { keepSecrets, rolePasswords, type Secrets } from "@/bin/stack/secrets"
import { closeDatabase } from "@/drizzle/client"
import { createDatabase } from "@/drizzle/create-database"
import { loadReference } from "@/drizzle/reference/load"

/** A cluster with one migrated database, which each measurement copies and fills for itself. */
export type Cluster = { superuserUrl: string; template: string; secrets: Secrets; pid: number }

export type BenchDatabase = {
  name: string
  superuserUrl: string
  portalUrl: string
  /** The address for another role that signs in with this password. */
  urlFor(role: string, password: string): string
  drop(): Promise<void>
}

const TEMPLATE = "bench_template"

/** A fresh Postgres in this folder: as durable as in production, with nothing in it but the reference data. */
export async function startCluster(folder: string): Promise<Cluster & { stop(): Promise<void> }> {
  rmSync(clusterFolder(folder), { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const secrets = keepSecrets(folder)
  const server = await startPostgres({ folder, password: secrets.postgres })
  const owner = databaseUrls({ secrets, postgresPort: server.port, database: TEMPLATE }).owner
  try {
    await bootstrap(server.url(), TEMPLATE, rolePasswords(secrets))
    await migrate(owner)
    await loadReference(owner)
  } catch (error) {
    await server.stop()
    throw error
  }
  return { superuserUrl: server.url(), template: TEMPLATE, secrets, pid: server.pid, stop: server.stop }
}

/** A copy of the migrated database under this name, in place of what a broken run may have left. */
export async function makeDatabase(cluster: Cluster, name: string): Promise<BenchDatabase> {
  await asSuperuser(cluster.superuserUrl, async (sql) => {
    await sql`drop database if exists ${sql(name)} with (force)`
    await createDatabase(sql, name, cluster.template)
  })
  const superuserUrl = withDatabase(cluster.superuserUrl, name)
  // What is measured is measured more often than one person does it in a day.
  await asSuperuser(superuserUrl, (sql) => sql`update rules set value = 1000000 where code = 'deposits_most'`)
  const urlFor = (role: string, password: string) => {
    const url = new URL(superuserUrl)
    url.username = role
    url.password = password
    return url.href
  }
  return {
    name,
    superuserUrl,
    portalUrl: urlFor("relais_portal", cluster.secrets.portal),
    urlFor,
    drop: () =>
      asSuperuser(cluster.superuserUrl, async (sql) => void (await sql`drop database if exists ${sql(name)} with (force)`)),
  }
}

function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

/** Work that only the cluster's superuser can do: bulk loading past the policies, roles for the other side. */
export async function asSuperuser<Result>(url: string, work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await work(sql)
  } finally {
    await sql.end()
  }
}

/** Lets the portal's own code run against this address, as it runs in a request. */
export async function asPortal<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  const before = process.env.DATABASE_URL
  await closeDatabase()
  process.env.DATABASE_URL = url
  try {
    return await work()
  } finally {
    await closeDatabase()
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
  }
}

/** The folder of a run, git-ignored. */
export const benchFolder = (root: string) => join(root, ".test", "bench")
