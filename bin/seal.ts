import { openDatabase } from "@/drizzle/client"
import { configuration } from "@/lib/platform/configuration"
import { beginEpoch, sealJournal } from "@/lib/sealing/seal"
import { runCommand } from "./run-command"

/** Seals what waits; with `--new-epoch`, acknowledges after a restore that the journal goes on from the back-up. */
async function main() {
  const { workerDatabaseUrl, journalSigningKey, journalHeadFile } = configuration()
  if (!workerDatabaseUrl) throw new Error("WORKER_DATABASE_URL must be set: the journal is sealed under the worker's role.")
  const { sql, database } = openDatabase(workerDatabaseUrl, 1)
  try {
    if (process.argv.includes("--new-epoch")) {
      const { epoch } = await beginEpoch(database, journalSigningKey, journalHeadFile)
      console.log(`The journal goes on in epoch ${epoch}.`)
    }
    const { sealed } = await sealJournal(database, journalSigningKey, journalHeadFile)
    console.log(`${sealed} rows are sealed.`)
  } finally {
    await sql.end()
  }
}

await runCommand(main)
