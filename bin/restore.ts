import { createPrivateKey, createPublicKey } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import postgres from "postgres"
import { openDatabase } from "@/drizzle/client"
import { restore } from "@/lib/platform/backup/restore"
import { readExchangeKey } from "@/lib/platform/backup/settings"
import { readObjectStore } from "@/lib/platform/configuration"
import { storeAt } from "@/lib/platform/objects/object-store"
import { readSealing } from "@/lib/platform/process-configuration"
import { describeFault } from "@/lib/sealing/fault"
import { beginEpoch } from "@/lib/sealing/seal"
import { verifyJournal } from "@/lib/sealing/verify"
import { runCommand } from "./run-command"

type Environment = Record<string, string | undefined>
export type Restored = { rows: number; objects: number; takenAt: string; epoch: number }

/** Restores a folder into the empty place that the environment names, begins a new epoch of the journal, and verifies it. */
export async function restoreFrom(folder: string, environment: Environment): Promise<Restored> {
  const url = environment.SUPERUSER_DATABASE_URL
  if (!url) throw new Error("SUPERUSER_DATABASE_URL must be set: rows are brought back without what their guards do.")
  const privateKey = readExchangeKey(environment, "BACKUP_PRIVATE_KEY", createPrivateKey)
  const sealing = readSealing(environment)
  const objects = storeAt(readObjectStore(environment))
  const erased = readErased(environment.ERASED_SPACES_FILE)
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const { contents, ...counts } = await restore({ folder, sql, objects, privateKey, erased })
    if (contents.head && !existsSync(sealing.headFile)) writeFileSync(sealing.headFile, contents.head, { mode: 0o600 })
    return { ...counts, takenAt: contents.takenAt, epoch: await goOn(sealing) }
  } finally {
    await sql.end()
  }
}

/** Signs that what came after the back-up is gone, so that it stays visible, and checks everything that came before. */
async function goOn({ databaseUrl, signingKey, headFile }: ReturnType<typeof readSealing>): Promise<number> {
  const { sql, database } = openDatabase(databaseUrl, 1)
  try {
    const { epoch } = await beginEpoch(database, signingKey, headFile)
    const found = await verifyJournal(database, createPublicKey(signingKey), headFile)
    if (!found.ok) throw new Error(`Everything was restored, but the journal is not whole. ${describeFault(found)}`)
    return epoch
  } finally {
    await sql.end()
  }
}

/** Identifiers of spaces that were erased since the back-up, one a line. */
const readErased = (file: string | undefined) => (file ? readFileSync(file, "utf8").split(/\s+/).filter(Boolean) : [])

async function main() {
  const folder = process.argv[2]
  if (!folder) throw new Error("Say from where: npm run restore -- FOLDER")
  const { rows, objects, takenAt, epoch } = await restoreFrom(folder, process.env)
  console.log(
    `${rows} rows and ${objects} objects are as they were at ${takenAt}. The journal is whole and goes on in epoch ${epoch}.`,
  )
}

if (import.meta.main) await runCommand(main)
