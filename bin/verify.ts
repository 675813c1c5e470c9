import { createPublicKey } from "node:crypto"
import { openDatabase } from "@/drizzle/client"
import { configuration } from "@/lib/platform/configuration"
import { describeFault } from "@/lib/sealing/fault"
import { verifyJournal } from "@/lib/sealing/verify"
import { runCommand } from "./run-command"

/** Checks the whole sealed journal; names the first wrong row and exits with 1 when there is one. */
async function main() {
  const { workerDatabaseUrl, journalSigningKey, journalHeadFile } = configuration()
  if (!workerDatabaseUrl) throw new Error("WORKER_DATABASE_URL must be set: the journal is verified under the worker's role.")
  const { sql, database } = openDatabase(workerDatabaseUrl, 1)
  try {
    const found = await verifyJournal(database, createPublicKey(journalSigningKey), journalHeadFile)
    if (found.ok) console.log(`The journal is whole: ${found.events} sealed rows in ${found.batches} batches.`)
    else throw new Error(describeFault(found))
  } finally {
    await sql.end()
  }
}

await runCommand(main)
