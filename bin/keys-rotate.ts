import { sql } from "drizzle-orm"
import { openDatabase } from "@/drizzle/client"
import { type SystemTask, withTask } from "@/lib/access/system-task"
import { configuration } from "@/lib/platform/configuration"
import { type Keyring, keyring } from "@/lib/platform/keys/keyring"
import { runCommand } from "./run-command"

const BATCH = 500

type Row = { id: string; wrapped_key: Buffer; root_key_id: string }

/** Where wrapped keys lie: each patient's, each review case's and each complaint's. */
const HOLDERS = [
  { table: sql`patients`, id: sql`patient_id` },
  { table: sql`review_cases`, id: sql`id` },
  { table: sql`complaints`, id: sql`id` },
] as const
type Holder = (typeof HOLDERS)[number]

/** Wraps every key under the current root key, a batch at a time, while people go on; gives how many it changed. */
export async function rotateKeys(workerUrl: string, ring: Keyring): Promise<number> {
  const { sql: connections, database } = openDatabase(workerUrl, 1)
  try {
    let changed = 0
    for (const holder of HOLDERS) {
      for (;;) {
        const done = await withTask(database, "keys.rotate", (task) => rotateBatch(task, ring, holder))
        changed += done
        if (done < BATCH) break
      }
    }
    return changed
  } finally {
    await connections.end()
  }
}

async function rotateBatch({ tx }: SystemTask, ring: Keyring, { table, id }: Holder): Promise<number> {
  const rows = await tx.execute<Row>(sql`
    select ${id} as id, wrapped_key, root_key_id from ${table}
    where root_key_id <> ${ring.currentId} order by 1 limit ${BATCH} for update`)
  for (const row of rows) {
    const wrapped = { wrappedKey: Buffer.from(row.wrapped_key), rootKeyId: row.root_key_id }
    const { wrappedKey, rootKeyId } = ring.rewrapPatientKey(wrapped, row.id)
    await tx.execute(sql`
      update ${table} set wrapped_key = ${wrappedKey}, root_key_id = ${rootKeyId}
      where ${id} = ${row.id} and root_key_id = ${row.root_key_id}`)
  }
  return rows.length
}

async function main() {
  const { workerDatabaseUrl, rootKey, previousRootKeys } = configuration()
  if (!workerDatabaseUrl) throw new Error("WORKER_DATABASE_URL must be set: the keys are wrapped anew under the worker's role.")
  const changed = await rotateKeys(workerDatabaseUrl, keyring({ current: rootKey, previous: previousRootKeys }))
  console.log(`${changed} keys are wrapped under the current root key now; ROOT_KEY_PREVIOUS may be taken away.`)
}

if (import.meta.main) await runCommand(main)
