import { parseArgs } from "node:util"
import { openDatabase } from "@/drizzle/client"
import { REVIEWER_ROLES } from "@/drizzle/review-vocabulary"
import { withTask } from "@/lib/access/system-task"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { endEnrolment, enrolReviewer } from "@/lib/review/enrolling/commands"
import { runCommand } from "./run-command"

const USAGE =
  "Say who: npm run reviewers:enrol -- --subject <what the provider of reviewers calls them> [--role reviewer|head] [--end]"

/** Enrols a reviewer or ends an enrolment, as the words of the command line say; gives the sentence to print. */
export async function enrolFromArguments(workerUrl: string, issuer: string, args: string[]): Promise<string> {
  const { subject, role: word, end } = readArguments(args)
  const role = REVIEWER_ROLES.find((known) => known === word)
  if (!subject || !role) throw new Error(USAGE)
  const { sql, database } = openDatabase(workerUrl, 1)
  try {
    const who = { issuer, subject }
    await withTask(database, "reviewers.enrol", (task) => (end ? endEnrolment(task, who) : enrolReviewer(task, { ...who, role })))
    return end ? `${subject} reviews nothing any more; the cases in hand are free.` : `${subject} is enrolled as ${role}.`
  } catch (error) {
    if (error instanceof NotFoundError) throw new Error(`Nobody called ${subject} is enrolled.`)
    throw error
  } finally {
    await sql.end()
  }
}

function readArguments(args: string[]) {
  try {
    const options = {
      subject: { type: "string", default: "" },
      role: { type: "string", default: "reviewer" },
      end: { type: "boolean", default: false },
    } as const
    return parseArgs({ args, options, strict: true }).values
  } catch {
    throw new Error(USAGE)
  }
}

async function main() {
  const { workerDatabaseUrl, reviewers } = configuration()
  if (!workerDatabaseUrl) throw new Error("WORKER_DATABASE_URL must be set: reviewers are enrolled under the worker's role.")
  console.log(await enrolFromArguments(workerDatabaseUrl, reviewers.issuer, process.argv.slice(2)))
}

if (import.meta.main) await runCommand(main)
