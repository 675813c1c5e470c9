import { readFile } from "node:fs/promises"
import { loadGrowth } from "@/drizzle/reference/growth-load"
import { runCommand } from "./run-command"

/** Loads a file of reference curves of growth that this portal may use, as owner; the same reference again replaces the first. */
async function main() {
  const [path] = process.argv.slice(2)
  const url = process.env.OWNER_DATABASE_URL
  if (!path)
    throw new Error("Name the file: npm run growth:load -- curves.csv (docs/growth-references.md says what stands in it).")
  if (!url) throw new Error("OWNER_DATABASE_URL must be set to the address of the database, signing in as relais_owner.")
  const { name, edition, points } = await loadGrowth(url, await readFile(path, "utf8"))
  console.log(`${name}, ${edition}: ${points} points are loaded.`)
}

if (import.meta.main) await runCommand(main)
