import postgres from "postgres"
import { createDatabase } from "@/drizzle/create-database"
import { type TestDatabase, testDatabase } from "@/drizzle/testing/database"
import { TEMPLATE } from "@/drizzle/testing/template"

/** A database that a test shares with nobody, migrated and with its reference data, until it drops it. */
export async function ownDatabase(name: string): Promise<TestDatabase & { drop(): Promise<void> }> {
  const shared = testDatabase()
  const database = `relais_test_${name}`
  await asSuperuser(shared, (cluster) => createDatabase(cluster, database, TEMPLATE))
  const here = (url: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href
  return {
    ownerUrl: here(shared.ownerUrl),
    portalUrl: here(shared.portalUrl),
    workerUrl: here(shared.workerUrl),
    superuserUrl: here(shared.superuserUrl),
    drop: () => asSuperuser(shared, (cluster) => cluster`drop database ${cluster(database)} with (force)`),
  }
}

async function asSuperuser(shared: TestDatabase, work: (cluster: postgres.Sql) => Promise<unknown>): Promise<void> {
  const cluster = postgres(Object.assign(new URL(shared.superuserUrl), { pathname: "/postgres" }).href, {
    max: 1,
    onnotice: () => {},
  })
  await work(cluster).finally(() => cluster.end())
}
