import { remindOfDelegations, settleDueDelegations, tellFirstUses } from "@/lib/delegation/reminding/commands"
import { eraseLeftDocuments } from "@/lib/documents/erasing/commands"
import { removeOrphans } from "@/lib/objects/commands"
import { configuration } from "@/lib/platform/configuration"
import { type Handlers, startWorker } from "@/lib/platform/jobs/worker"
import { startPostman } from "@/lib/platform/mail/postman"
import { eraseDueEvidence } from "@/lib/review/evidence/commands"
import { sealJournal } from "@/lib/sealing/seal"
import { checkDatabase } from "./check-database"
import { runCommand } from "./run-command"

/** What the worker does for each job; each feature's command stands here under its job's name. */
const HANDLERS: Handlers = {
  "journal.seal": (_, worker) => {
    const { journalSigningKey, journalHeadFile } = configuration()
    return sealJournal(worker, journalSigningKey, journalHeadFile)
  },
  "objects.sweep": async (_, worker) => {
    await eraseLeftDocuments(worker)
    await removeOrphans(worker)
  },
  "delegations.settle": (_, worker) => settleDueDelegations(worker),
  "delegations.remind": (_, worker) => remindOfDelegations(worker),
  "notices.send": (_, worker) => tellFirstUses(worker),
  "evidence.erase": (_, worker) => eraseDueEvidence(worker),
}

async function main() {
  const { workerDatabaseUrl } = configuration()
  if (!workerDatabaseUrl) throw new Error("WORKER_DATABASE_URL must be set: the worker signs in under a role of its own.")
  await checkDatabase(workerDatabaseUrl, "relais_worker")
  const parts = await Promise.all([startWorker(workerDatabaseUrl, HANDLERS), startPostman(workerDatabaseUrl)])
  console.log("The worker is at work.")
  await untilStopped()
  await Promise.all(parts.map((part) => part.stop()))
  process.exit(0)
}

function untilStopped(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop())
    const parent = Number(process.env.RELAIS_PARENT)
    // Started by the demo: when that is killed outright, no worker stays behind.
    if (parent) setInterval(() => process.ppid !== parent && stop(), 1000)
  })
}

await runCommand(main)
