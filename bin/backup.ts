import { createPublicKey } from "node:crypto"
import { mkdirSync } from "node:fs"
import postgres from "postgres"
import { type BackUp, backUp } from "@/lib/platform/backup/back-up"
import { readExchangeKey, readHeadText } from "@/lib/platform/backup/settings"
import { readObjectStore } from "@/lib/platform/configuration"
import { storeAt } from "@/lib/platform/objects/object-store"
import { runCommand } from "./run-command"

type Environment = Record<string, string | undefined>

/** Backs up what the environment names into a folder; says how much it holds, and whether it is whole. */
export async function backUpTo(folder: string, environment: Environment, signal?: AbortSignal): Promise<BackUp> {
  const url = environment.BACKUP_DATABASE_URL
  if (!url) throw new Error("BACKUP_DATABASE_URL must be set: a role that reads every row, and that no process of Relais has.")
  const recipient = readExchangeKey(environment, "BACKUP_PUBLIC_KEY", createPublicKey)
  const objects = storeAt(readObjectStore(environment))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await backUp({ folder, sql, objects, recipient, signal, readHead: () => readHeadText(environment.JOURNAL_HEAD_FILE) })
  } finally {
    await sql.end()
  }
}

async function main() {
  const folder = process.argv[2]
  if (!folder) throw new Error("Say where to: npm run backup -- FOLDER")
  const stopping = new AbortController()
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stopping.abort())
  const { objects, copied, gone, isComplete } = await backUpTo(folder, process.env, stopping.signal)
  const counts = `${copied} objects were copied, of ${objects}${gone > 0 ? `; ${gone} were erased meanwhile` : ""}.`
  if (!isComplete) throw new Error(`${counts} Run it again with the same folder: it goes on from there.`)
  console.log(`${counts} The back-up is whole. Keep BACKUP_PRIVATE_KEY and the root key apart from it.`)
}

if (import.meta.main) await runCommand(main)
