import { eraseCancelledAppointments } from "@/lib/appointments/erasing/commands"
import { remindOfAppointments } from "@/lib/appointments/reminding/commands"
import { eraseSpaces, tellOfShutSpaces } from "@/lib/closing/erasing/commands"
import { eraseOldComplaints } from "@/lib/complaints/erasing/commands"
import { remindOfDelegations, settleDueDelegations, tellFirstUses } from "@/lib/delegation/reminding/commands"
import { eraseLeftDocuments } from "@/lib/documents/erasing/commands"
import { readDocument, readWhatIsUnread } from "@/lib/documents/reading/commands"
import { makeExport } from "@/lib/exports/making/commands"
import { settleExports } from "@/lib/exports/settling/commands"
import { noteUndelivered } from "@/lib/invitation/undelivered/commands"
import { readSignedCopy } from "@/lib/journal/copies/queries"
import { sendWeeklyLetters } from "@/lib/journal/letters/commands"
import { discardOldImports } from "@/lib/measures/importing/erasing/commands"
import { postWaitingNotices } from "@/lib/notices/posting/commands"
import { removeOrphans } from "@/lib/objects/commands"
import { beginErasedFile } from "@/lib/platform/backup/erased"
import { configuration } from "@/lib/platform/configuration"
import { type Handlers, startWorker } from "@/lib/platform/jobs/worker"
import { startPostman } from "@/lib/platform/mail/postman"
import { MAILS } from "@/lib/platform/mail/send"
import { refuseOthersSecrets, requireErasedFile } from "@/lib/platform/process-configuration"
import { SMS } from "@/lib/platform/sms/send"
import { tellPrevention } from "@/lib/prevention/telling/commands"
import { tellOfRefills } from "@/lib/profile/refill/telling/commands"
import { eraseDueEvidence } from "@/lib/review/evidence/commands"
import { eraseRemovedTasks } from "@/lib/tasks/erasing/commands"
import { eraseRemovedVaccinations } from "@/lib/vaccinations/erasing/commands"
import { checkDatabase } from "./check-database"
import { runCommand } from "./run-command"
import { untilStopped } from "./until-stopped"

/** What the worker does for each job; each feature's command stands here under its job's name. */
const HANDLERS: Handlers = {
  "objects.sweep": async (_, worker) => {
    await eraseLeftDocuments(worker)
    await eraseRemovedVaccinations(worker)
    await eraseCancelledAppointments(worker)
    await eraseRemovedTasks(worker)
    await discardOldImports(worker)
    await eraseOldComplaints(worker)
    await removeOrphans(worker)
  },
  "delegations.settle": (_, worker) => settleDueDelegations(worker),
  "delegations.remind": (_, worker) => remindOfDelegations(worker),
  "refills.tell": (_, worker) => tellOfRefills(worker),
  "appointments.remind": (_, worker) => remindOfAppointments(worker),
  "prevention.tell": (_, worker) => tellPrevention(worker),
  "notices.send": (_, worker) => tellFirstUses(worker),
  "letters.send": (_, worker) => sendWeeklyLetters(worker),
  "notices.post": (_, worker) => postWaitingNotices(worker),
  "invitations.undelivered": (mail, worker) => noteUndelivered(worker, mail),
  "evidence.erase": (_, worker) => eraseDueEvidence(worker),
  "documents.read": (place, worker) => readDocument(worker, place),
  "documents.read_all": (_, worker) => readWhatIsUnread(worker),
  "exports.make": (place, worker) => makeExport(worker, place, readSignedCopy),
  "exports.settle": (_, worker) => settleExports(worker),
  "spaces.erase": async (_, worker) => {
    await tellOfShutSpaces(worker)
    await eraseSpaces(worker)
  },
}

async function main() {
  refuseOthersSecrets("worker", process.env)
  requireErasedFile(process.env)
  await beginErasedFile()
  const { workerDatabaseUrl } = configuration()
  if (!workerDatabaseUrl) throw new Error("WORKER_DATABASE_URL must be set: the worker signs in under a role of its own.")
  await checkDatabase(workerDatabaseUrl, "relais_worker")
  const parts = await Promise.all([
    startWorker(workerDatabaseUrl, HANDLERS),
    startPostman(workerDatabaseUrl, MAILS),
    startPostman(workerDatabaseUrl, SMS),
  ])
  console.log("The worker is at work.")
  await untilStopped()
  await Promise.all(parts.map((part) => part.stop()))
  process.exit(0)
}

await runCommand(main)
