import { generateKeyPairSync, randomUUID } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import postgres, { type Sql } from "postgres"
import { type Database, openDatabase } from "@/drizzle/client"
import { createDatabase } from "@/drizzle/create-database"
import { testDatabase } from "@/drizzle/testing/database"
import { TEMPLATE } from "@/drizzle/testing/template"
import { withTask } from "@/lib/access/system-task"

/** A journal of its own, since tests alter what is sealed: an empty database, a key, a place for the head. */
export async function newJournal(connections = 4) {
  const name = `relais_journal_${randomUUID().slice(0, 8)}`
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const cluster = postgres(testDatabase().superuserUrl, { max: 1, onnotice: () => {} })
  await createDatabase(cluster, name, TEMPLATE)
  const workerUrl = at(testDatabase().workerUrl)
  const { sql, database } = openDatabase(workerUrl, connections)
  const superuser = postgres(at(testDatabase().superuserUrl), { max: 1, onnotice: () => {} })
  const folder = mkdtempSync(join(tmpdir(), "relais-head-"))
  return {
    workerUrl,
    worker: database,
    superuser,
    superuserUrl: at(testDatabase().superuserUrl),
    ...generateKeyPairSync("ed25519"),
    headFile: join(folder, "head.json"),
    close: async () => {
      await Promise.all([sql.end(), superuser.end()])
      await cluster`drop database ${cluster(name)} with (force)`
      await cluster.end()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Writes one row per patient named, each in a transaction of its own. */
export async function writeRows(worker: Database, ...patientIds: string[]): Promise<void> {
  for (const patientId of patientIds) {
    await withTask(worker, "delegations.remind", (task) => task.trace(patientId, [{ action: "delegation.reminded" }]))
  }
}

/**
 * Waits until what is written may be sealed: a transaction that still runs anywhere in the cluster, as those of the
 * tests beside this one, holds the sealing back. For how long is theirs to say: what never ends, the test's own end cuts.
 */
export async function untilSettled(superuser: Sql): Promise<void> {
  for (;;) {
    const [row] = await superuser`
      select coalesce(max(tx) < pg_snapshot_xmin(pg_current_snapshot()), true) as settled from audit_events`
    if (row?.settled) return
    await sleep(20)
  }
}

/** What nothing but the owner of the database can do: steps around the trigger, and changes what is written once. */
export async function tamper(superuser: Sql, change: (sql: Sql) => Promise<unknown>): Promise<void> {
  await superuser`set session_replication_role = replica`
  await change(superuser)
  await superuser`set session_replication_role = default`
}
