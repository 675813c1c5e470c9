import { openDatabase } from "@/drizzle/client"
import { readSealing } from "@/lib/platform/process-configuration"
import { beginEpoch, sealJournal } from "@/lib/sealing/seal"
import { runCommand } from "./run-command"

/** Seals what waits; with `--new-epoch`, acknowledges after a restore that the journal goes on from the back-up. */
async function main() {
  const { databaseUrl, signingKey, headFile } = readSealing(process.env)
  const { sql, database } = openDatabase(databaseUrl, 1)
  try {
    if (process.argv.includes("--new-epoch")) {
      const { epoch } = await beginEpoch(database, signingKey, headFile)
      console.log(`The journal goes on in epoch ${epoch}.`)
    }
    const { sealed } = await sealJournal(database, signingKey, headFile)
    console.log(`${sealed} rows are sealed.`)
  } finally {
    await sql.end()
  }
}

await runCommand(main)
