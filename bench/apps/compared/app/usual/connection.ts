import { drizzle } from "drizzle-orm/postgres-js"
import postgres from "postgres"

/**
 * Drizzle over postgres.js as they come, so that this side stays what it is when the portal's own connections get better.
 * Only its statements are prepared, as the portal's are: as they come, they would take two round trips each.
 */
const sql = postgres(process.env.DATABASE_URL ?? "", { max: 20, onnotice: () => {} })
const begin = sql.begin.bind(sql)
sql.begin = ((work: (client: postgres.TransactionSql) => unknown) =>
  begin((client) => {
    const unsafe = client.unsafe.bind(client)
    client.unsafe = ((text, parameters, options) => unsafe(text, parameters, { ...options, prepare: true })) as typeof unsafe
    return work(client)
  })) as typeof begin

export const database = drizzle(sql)
