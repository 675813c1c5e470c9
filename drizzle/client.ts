import "server-only"
import { appendFileSync } from "node:fs"
import { DrizzleQueryError } from "drizzle-orm"
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js"
import postgres from "postgres"
import { withReference } from "./away"
import { openPool } from "./pool"

/**
 * Postgres refused a statement. It carries the statement and what was broken, never the values: they may be somebody's
 * name or the title of a document, and whoever prints an error writes a log.
 */
export class StatementError extends Error {
  override name = "StatementError"
  constructor(
    statement: string,
    readonly code: string | null,
    readonly constraint: string | null,
    said: string,
  ) {
    super(`${said} (${code ?? "no code"}): ${statement.replace(/\s+/g, " ").trim().slice(0, 500)}`)
  }
}

/** Known by its name: pages and route handlers are built apart, share one pool, and have each a class of their own. */
export function isStatementError(error: unknown): error is StatementError {
  return error instanceof Error && error.name === "StatementError"
}

/** The same error without any value in it; what is not the database's stays as it is. */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error
  const { query, cause } = error
  const refused = cause instanceof postgres.PostgresError ? cause : null
  return new StatementError(query, codeOf(cause), refused?.constraint_name ?? null, saidOf(refused))
}

/** Postgres's own code of five signs, or the driver's word where no answer came. */
const codeOf = (cause: unknown): string | null =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : null

/** Of a value that has not the form of its type, Postgres repeats the value (class 22). */
function saidOf(refused: postgres.PostgresError | null): string {
  if (!refused) return "No answer"
  return refused.code.startsWith("22") ? "A value is not of the form that is asked" : refused.message
}

export type Database = PostgresJsDatabase
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0]

/** Where `STATEMENTS_FILE` names a file, each different statement is added to it once, without its values: a test reads them. */
function statementLog(role: string) {
  const file = process.env.STATEMENTS_FILE
  if (!file) return false
  const seen = new Set<string>()
  return {
    logQuery(statement: string) {
      if (seen.has(statement)) return
      seen.add(statement)
      appendFileSync(file, `${JSON.stringify({ role, statement })}\n`)
    },
  }
}

/** A database as one role reaches it, over at most so many connections. */
export function openDatabase(url: string, connections: number) {
  const sql = openPool(url, connections)
  // Drizzle asks no more of the driver than a pool has.
  const database = drizzle(sql as unknown as postgres.Sql, { logger: statementLog(new URL(url).username) })
  const asking: Asking = async (ask) => {
    const failed = sql.watch()
    try {
      return await ask()
    } catch (error) {
      failed(error)
      throw withReference(withoutValues(error))
    }
  }
  const transaction = database.transaction.bind(database)
  database.transaction = (work, config) => asking(() => transaction(work, config))
  tellFailures(database._.session, asking)
  return { sql, database }
}

type Asking = <Answer>(ask: () => Promise<Answer>) => Promise<Answer>

/** What is asked outside a transaction fails as one does. */
function tellFailures(session: Database["_"]["session"], asking: Asking): void {
  const prepare = session.prepareQuery.bind(session)
  session.prepareQuery = ((...given: Parameters<typeof prepare>) => {
    const prepared = prepare(...given)
    const execute = prepared.execute.bind(prepared)
    prepared.execute = (values) => asking(() => execute(values))
    return prepared
  }) as typeof prepare
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
  await kept.relaisConnection?.sql.end()
  kept.relaisConnection = undefined
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}
