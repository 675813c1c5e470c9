import { loadReference } from "@/drizzle/reference/load"
import { runCommand } from "./run-command"

/** Loads the dated reference data, as owner; a second run changes nothing. */
async function main() {
  const url = process.env.OWNER_DATABASE_URL
  if (!url) throw new Error("OWNER_DATABASE_URL must be set to the address of the database, signing in as relais_owner.")
  await loadReference(url)
  console.log("The reference data is loaded.")
}

if (import.meta.main) await runCommand(main)
