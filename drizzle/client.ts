import "server-only"
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js"
import postgres from "postgres"

export type Database = PostgresJsDatabase
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0]

/** Connections are opened at need; `connections` bounds them, and what waits for one is bounded by the server. */
export function openDatabase(url: string, connections: number) {
  const sql = postgres(url, { max: connections, onnotice: () => {}, connect_timeout: 5, idle_timeout: 60 })
  return { sql, database: drizzle(sql) }
}

type Connection = ReturnType<typeof openDatabase>

const kept = globalThis as typeof globalThis & { relaisConnection?: Connection }

/** The portal's one connection pool, under the role that every policy binds. */
export function portalDatabase(): Database {
  kept.relaisConnection ??= openDatabase(required("DATABASE_URL"), Number(process.env.DATABASE_CONNECTIONS ?? 20))
  return kept.relaisConnection.database
}

/** Closes the pool, for tests and for a clean end of a process. */
export async function closeDatabase(): Promise<void> {
  await kept.relaisConnection?.sql.end({ timeout: 5 })
  kept.relaisConnection = undefined
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}
