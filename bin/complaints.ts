import { parseArgs } from "node:util"
import { openDatabase } from "@/drizzle/client"
import { withTask } from "@/lib/access/system-task"
import { answerComplaint, readComplaints, type WaitingComplaint } from "@/lib/complaints/reading/commands"
import { NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { isUuid } from "@/lib/platform/uuid"
import { runCommand } from "./run-command"

const USAGE = "To read what waits: npm run complaints. Once you answered one: npm run complaints -- --answered <its id>"

/** Prints the complaints that wait, or notes that one was answered; gives what to print. */
export async function complaintsFromArguments(workerUrl: string, args: string[]): Promise<string> {
  const answered = readArguments(args)
  if (answered !== undefined && !isUuid(answered)) throw new Error(USAGE)
  const { sql, database } = openDatabase(workerUrl, 1)
  try {
    return await withTask(database, "complaints.read", async (task) => {
      if (answered === undefined) return written(await readComplaints(task))
      await answerComplaint(task, answered)
      return "Whoever sent it sees that it was answered."
    })
  } catch (error) {
    if (error instanceof NotFoundError) throw new Error("No complaint of that id waits for an answer.")
    throw error
  } finally {
    await sql.end()
  }
}

function readArguments(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { answered: { type: "string" } }, strict: true }).values.answered
  } catch {
    throw new Error(USAGE)
  }
}

function written(waiting: readonly WaitingComplaint[]): string {
  if (waiting.length === 0) return "No complaint waits for an answer."
  return waiting.map(sheet).join("\n\n")
}

function sheet({ id, sentAt, said }: WaitingComplaint): string {
  const head = `${id}, sent on ${sentAt.toISOString().slice(0, 10)}`
  if (!said) return `${head}\nIts words cannot be opened with the keys of this portal: it is not noted as read.`
  return `${head}\nAbout: ${plain(said.about)}\nAnswer by: ${plain(said.answer)}\n\n${plain(said.words)}`
}

/** What a person typed cannot move the cursor of the terminal that shows it. */
const plain = (text: string) => text.replace(/[^\P{Cc}\n]/gu, "")

async function main() {
  const { workerDatabaseUrl } = configuration()
  if (!workerDatabaseUrl) throw new Error("WORKER_DATABASE_URL must be set: complaints are read under the worker's role.")
  console.log(await complaintsFromArguments(workerDatabaseUrl, process.argv.slice(2)))
}

if (import.meta.main) await runCommand(main)
