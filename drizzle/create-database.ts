import type { Sql } from "postgres"

/** Makes a database that only Relais's roles may enter, empty or as a copy of a template. */
export async function createDatabase(cluster: Sql, database: string, template?: string): Promise<void> {
  const [known] = await cluster`select 1 from pg_database where datname = ${database}`
  if (!known) {
    const source = template ? cluster`template ${cluster(template)} strategy file_copy` : cluster`template template0`
    await cluster`create database ${cluster(database)} owner relais_owner ${source}`
  }
  await cluster`revoke all on database ${cluster(database)} from public`
  await cluster`grant connect on database ${cluster(database)} to relais_portal, relais_worker`
}
