import "server-only"
import { appendFileSync } from "node:fs"
import { DrizzleQueryError } from "drizzle-orm"
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js"
import postgres from "postgres"

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
  return new StatementError(query, refused?.code ?? null, refused?.constraint_name ?? null, saidOf(refused))
}

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

/** Connections are opened at need; `connections` bounds them, and what waits for one is bounded by the server. */
export function openDatabase(url: string, connections: number) {
  // The driver would wait longer after each refusal, up to twenty seconds: a Postgres that is back must be found at once.
  const backoff = () => 0.2
  const sql = postgres(url, { max: connections, onnotice: () => {}, connect_timeout: 5, idle_timeout: 60, backoff })
  prepareStatements(sql)
  const database = drizzle(sql, { logger: statementLog(new URL(url).username) })
  keepValuesOut(database._.session)
  const transaction = database.transaction.bind(database)
  database.transaction = (work, config) => transaction(work, config).catch((error) => Promise.reject(withoutValues(error)))
  return { sql, database }
}

/** What is asked outside a transaction fails without its values too. */
function keepValuesOut(session: Database["_"]["session"]): void {
  const prepare = session.prepareQuery.bind(session)
  session.prepareQuery = ((...given: Parameters<typeof prepare>) => {
    const prepared = prepare(...given)
    const execute = prepared.execute.bind(prepared)
    prepared.execute = async (values) => {
      try {
        return await execute(values)
      } catch (error) {
        throw withoutValues(error)
      }
    }
    return prepared
  }) as typeof prepare
}

/**
 * Drizzle names no statement, so that postgres.js asks Postgres to describe each one anew: two round trips for one.
 * Measured on the list of documents: 1.60 ms of a transaction instead of 2.76.
 */
function prepareStatements(sql: postgres.Sql): void {
  const begin = sql.begin.bind(sql)
  const prepareIn = (client: Pick<postgres.Sql, "unsafe">) => {
    const unsafe = client.unsafe.bind(client)
    client.unsafe = ((text, parameters, options) =>
      unsafe(text, parameters, { ...options, prepare: true })) as typeof client.unsafe
  }
  prepareIn(sql)
  sql.begin = ((work: (client: postgres.TransactionSql) => unknown) =>
    begin((client) => {
      prepareIn(client)
      return work(client)
    })) as typeof sql.begin
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
