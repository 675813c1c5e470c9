import { env } from "node:process"

export type TestDatabase = { ownerUrl: string; portalUrl: string; workerUrl: string; superuserUrl: string }

/** The addresses of this test worker's own database, migrated and with its reference data, under each role. */
export function testDatabase(): TestDatabase {
  return {
    ownerUrl: required("OWNER_DATABASE_URL"),
    portalUrl: required("DATABASE_URL"),
    workerUrl: required("WORKER_DATABASE_URL"),
    superuserUrl: required("SUPERUSER_DATABASE_URL"),
  }
}

function required(name: string): string {
  const value = env[name]
  if (!value) throw new Error(`${name} is not set: the test harness did not run`)
  return value
}
