import type { PgBoss, QueueOptions, QueuePolicy } from "pg-boss"
import type { JobName } from "./enqueue"

type Queue = QueueOptions & { policy?: QueuePolicy; deadLetter?: string }

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A job that the clock starts: at most one of it waits or runs at any moment, and its next turn makes up for a failure. */
const TIMED: Queue = { policy: "exclusive", retryLimit: 0, deleteAfterSeconds: DAY, retentionSeconds: DAY }

/** Ten attempts over about a day; what was delivered is forgotten within the hour. */
const POST: Queue = {
  retryLimit: 10,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 4 * HOUR,
  expireInSeconds: 2 * MINUTE,
  deleteAfterSeconds: HOUR,
  retentionSeconds: 3 * DAY,
}

const QUEUES: Record<JobName, Queue> = {
  // Nothing works this queue: what no attempt could deliver waits here until a person has looked.
  "mail.refused": { retentionSeconds: 90 * DAY },
  "mail.send": { ...POST, deadLetter: "mail.refused" },
  "sms.refused": { retentionSeconds: 90 * DAY },
  "sms.send": { ...POST, deadLetter: "sms.refused" },
  "invitations.undelivered": {
    retryLimit: 10,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: MINUTE,
    deleteAfterSeconds: HOUR,
  },
  "journal.seal": { ...TIMED, expireInSeconds: 10 * MINUTE },
  "objects.sweep": { ...TIMED, expireInSeconds: 6 * HOUR },
  "delegations.settle": { ...TIMED, expireInSeconds: 10 * MINUTE },
  "delegations.remind": { ...TIMED, expireInSeconds: HOUR },
  "refills.tell": { ...TIMED, expireInSeconds: HOUR },
  "appointments.remind": { ...TIMED, expireInSeconds: HOUR },
  "prevention.tell": { ...TIMED, expireInSeconds: HOUR },
  "notices.send": { ...TIMED, expireInSeconds: 10 * MINUTE },
  "notices.post": { ...TIMED, expireInSeconds: 10 * MINUTE },
  "letters.send": { ...TIMED, expireInSeconds: HOUR },
  "evidence.erase": { ...TIMED, expireInSeconds: HOUR },
  // What could not be read in an hour is read with all that is left.
  "documents.read": {
    retryLimit: 5,
    retryDelay: 30,
    retryBackoff: true,
    expireInSeconds: 10 * MINUTE,
    deleteAfterSeconds: HOUR,
  },
  "documents.read_all": { ...TIMED, expireInSeconds: 12 * HOUR },
  // What a killed worker left is begun anew by the clock, not by the queue.
  "exports.make": { retryLimit: 2, retryDelay: 15, expireInSeconds: 6 * HOUR, deleteAfterSeconds: HOUR, retentionSeconds: DAY },
  "exports.settle": { ...TIMED, expireInSeconds: 10 * MINUTE },
  "spaces.erase": { ...TIMED, expireInSeconds: 6 * HOUR },
}

/** When the clock starts a job, as a cron line in Paris time. */
export const SCHEDULES: Partial<Record<JobName, string>> = {
  "journal.seal": "* * * * *",
  "objects.sweep": "17 3 * * *",
  "delegations.settle": "*/5 * * * *",
  "delegations.remind": "30 7 * * *",
  "refills.tell": "40 7 * * *",
  "prevention.tell": "20 10 * * *",
  // At the hour of the appointment itself, some days before: seldom at night.
  "appointments.remind": "*/10 * * * *",
  "notices.send": "* * * * *",
  "notices.post": "* * * * *",
  // It is Monday somewhere for two days.
  "letters.send": "*/10 * * * *",
  "evidence.erase": "43 3 * * *",
  "documents.read_all": "27 2 * * *",
  "exports.settle": "* * * * *",
  "spaces.erase": "*/10 * * * *",
}

/** What a worker that starts does at once, for all that came while there was none. */
export const AT_START: readonly JobName[] = ["documents.read_all"]

/** Makes the queues, or brings their settings up to date; run by the owner with the migrations. */
export async function createQueues(boss: PgBoss): Promise<void> {
  for (const [name, { policy, ...options }] of Object.entries(QUEUES)) {
    await boss.createQueue(name, { policy, ...options })
    await boss.updateQueue(name, options)
  }
}
