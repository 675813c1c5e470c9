import "server-only"
import type postgres from "postgres"
import { openConnections, type Work } from "./connections"

/** What the driver says when a connection was cut under what it carried, and what Postgres says as it cuts one. */
const CUT = ["CONNECTION_CLOSED", "ECONNRESET", "EPIPE", "57P01", "57P02", "25P03", "25P04"]

/** Whether a connection was cut: by Postgres on its way out, by a transaction that said nothing for too long, on the way. */
function isCut(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ("code" in error && CUT.includes(String(error.code))) || isCut(error.cause)
}

/** As much of the driver as is asked of it, over whichever connections stand. */
export type Pool = Pick<postgres.Sql, "options" | "unsafe" | "begin" | "listen"> & {
  /** Before something is asked: what it gives is told of its failure, and when a connection was cut all else is asked over new ones. */
  watch(): (error: unknown) => void
  /** Ends them all; what still runs has five seconds. */
  end(): Promise<void>
}

/**
 * Connections are opened at need; `connections` bounds them, and what waits for one is bounded by the server. In postgres.js
 * 3.4.9 a connection that was cut is not the same again: it may never answer, and its next statement fails with the old
 * error. So all of them are left, to end when they are idle, and new ones opened (decision 084).
 */
export function openPool(url: string, connections: number): Pool {
  const first = openConnections(url, connections)
  const left: postgres.Sql[] = []
  let standing = first
  const { options, listen } = first.sql
  return {
    options,
    // Has a connection of its own, which it opens again by itself.
    listen,
    unsafe: ((...asked) => standing.sql.unsafe(...asked)) as postgres.Sql["unsafe"],
    begin: ((work: Work) => standing.begin(work)) as postgres.Sql["begin"],
    watch() {
      const asked = standing
      return (error) => {
        if (asked === standing && isCut(error)) leave()
      }
    },
    async end() {
      await Promise.all([standing.sql, ...left].map((sql) => sql.end({ timeout: 5 })))
    },
  }

  function leave() {
    left.push(standing.sql)
    standing = openConnections(url, connections)
    // What Drizzle told the driver about types, it told it once.
    Object.assign(standing.sql.options.parsers, options.parsers)
    Object.assign(standing.sql.options.serializers, options.serializers)
  }
}
