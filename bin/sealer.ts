import { startWorker } from "@/lib/platform/jobs/worker"
import { readSealing } from "@/lib/platform/process-configuration"
import { sealJournal } from "@/lib/sealing/seal"
import { checkDatabase } from "./check-database"
import { runCommand } from "./run-command"
import { untilStopped } from "./until-stopped"

/** Seals the journal each minute: the one process that holds the key of the seals, and that talks to nobody else. */
async function main() {
  const { databaseUrl, signingKey, headFile } = readSealing(process.env)
  await checkDatabase(databaseUrl, "relais_worker")
  const sealing = await startWorker(databaseUrl, { "journal.seal": (_, worker) => sealJournal(worker, signingKey, headFile) })
  console.log("The sealer is at work.")
  await untilStopped()
  await sealing.stop()
  process.exit(0)
}

await runCommand(main)
