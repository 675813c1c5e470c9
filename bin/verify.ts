import { openDatabase } from "@/drizzle/client"
import { readVerifying } from "@/lib/platform/process-configuration"
import { describeFault } from "@/lib/sealing/fault"
import { verifyJournal } from "@/lib/sealing/verify"
import { runCommand } from "./run-command"

/** Checks the whole sealed journal; names the first wrong row and exits with 1 when there is one. */
async function main() {
  const { databaseUrl, publicKey, headFile } = readVerifying(process.env)
  const { sql, database } = openDatabase(databaseUrl, 1)
  try {
    const found = await verifyJournal(database, publicKey, headFile)
    if (found.ok) console.log(`The journal is whole: ${found.events} sealed rows in ${found.batches} batches.`)
    else throw new Error(describeFault(found))
  } finally {
    await sql.end()
  }
}

await runCommand(main)
