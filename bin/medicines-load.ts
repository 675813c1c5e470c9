import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { loadMedicines } from "@/drizzle/reference/medicines-load"
import { runCommand } from "./run-command"

const FILE = "CIS_bdpm.txt"
const HOW = "npm run medicines:load -- FOLDER 2026-12-31 (docs/medicines.md says which files and which day)"

/** Loads the names of medicines from the files of the public medicines database (BDPM), as owner. */
async function main() {
  const [folder, edition, ...further] = process.argv.slice(2).filter((word) => word !== "--fewer")
  const url = process.env.OWNER_DATABASE_URL
  if (!folder || !edition || further.length > 0)
    throw new Error(`Name the folder of the files, and the day of their last update: ${HOW}.`)
  if (!url) throw new Error("OWNER_DATABASE_URL must be set to the address of the database, signing in as relais_owner.")
  const mayShrink = process.argv.includes("--fewer")
  const { medicines, added, gone } = await loadMedicines(url, await readFile(await fileIn(folder)), { edition, mayShrink })
  console.log(`The edition of ${edition} is loaded: ${medicines} medicines, ${added} of them new; ${gone} are no longer listed.`)
}

/** The file of names, however its name is written. */
async function fileIn(folder: string): Promise<string> {
  const names = await readdir(folder)
  const name = names.find((one) => one.toLowerCase() === FILE.toLowerCase())
  if (!name) throw new Error(`${folder} has no ${FILE}.`)
  return join(folder, name)
}

if (import.meta.main) await runCommand(main)
