import "server-only"
import { isStatementError } from "@/drizzle/client"

/** What Postgres answers when a constraint refuses a row: unique, check, exclusion. */
const REFUSALS = ["23505", "23514", "23P01"]

/**
 * The name of the constraint that refused a statement, or null; inside the transaction, where the refusal still has its first
 * form, or after it. Known by what the error carries and never by its class: pages and handlers are built apart and share one
 * pool, so that an error may be of another build's class of the same name.
 */
export function brokenConstraint(error: unknown): string | null {
  if (isStatementError(error)) return REFUSALS.includes(error.code ?? "") ? error.constraint : null
  const refusal = error instanceof Error ? (error.cause ?? error) : null
  if (typeof refusal !== "object" || refusal === null || !("code" in refusal && "constraint_name" in refusal)) return null
  return REFUSALS.includes(String(refusal.code)) ? String(refusal.constraint_name) : null
}
