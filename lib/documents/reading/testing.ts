import { openDatabase } from "@/drizzle/client"
import { type Place, readDocument } from "./commands"

/** What the worker does a while after a deposit. */
export async function readAtOnce(place: Place): Promise<void> {
  const { sql, database } = openDatabase(process.env.WORKER_DATABASE_URL ?? "", 1)
  await readDocument(database, place).finally(() => sql.end())
}
