import "server-only"
import { DrizzleQueryError } from "drizzle-orm"
import postgres from "postgres"
import { isStatementError } from "@/drizzle/client"

/** Whether the named constraint refused a second row; inside the transaction, where the refusal still has its first form, or after it. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  if (isStatementError(error)) return error.code === "23505" && error.constraint === constraint
  const cause = error instanceof DrizzleQueryError ? error.cause : null
  return cause instanceof postgres.PostgresError && cause.code === "23505" && cause.constraint_name === constraint
}
