import { randomInt } from "node:crypto"

/** No connection, no room for one, no disk or memory left, or Postgres itself on its way out or in. */
const AWAY = /^(08|53|57P0[123])|^(ECONN|CONNECT)/

/** Whether Postgres serves nobody just now, whatever was asked and whatever came of it on the way: the same may go well in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ("code" in error && AWAY.test(String(error.code))) || isDatabaseAway(error.cause)
}

/**
 * The same error, with a reference of its own where Postgres is away: React hands it on to whoever serves the page, who knows
 * by it that the page may be asked for again in a moment (`bin/door/fault-words.ts`).
 */
export function withReference(error: unknown): unknown {
  return isDatabaseAway(error) && error instanceof Error ? Object.assign(error, { digest: `away-${randomInt(1e9)}` }) : error
}
