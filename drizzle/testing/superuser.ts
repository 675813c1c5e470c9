import postgres from "postgres"
import { testDatabase } from "./database"

/** One pool for each database of this process: to open a connection, and plan on it anew, costs Postgres more than most questions. */
const kept = globalThis as typeof globalThis & { relaisSuperusers?: Map<string, postgres.Sql> }

/** The cluster's superuser in this worker's database. What is set on a session would stay: `set local`, in a transaction. */
export function superuser(): postgres.Sql {
  const { superuserUrl } = testDatabase()
  kept.relaisSuperusers ??= new Map()
  const known = kept.relaisSuperusers.get(superuserUrl)
  if (known) return known
  const sql = postgres(superuserUrl, { max: 4, idle_timeout: 30, onnotice: () => {} })
  kept.relaisSuperusers.set(superuserUrl, sql)
  return sql
}
