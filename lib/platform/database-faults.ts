import { isStatementError } from "@/drizzle/client"

/** Whether the named constraint refused a second row; known inside the transaction and after it. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  if (isStatementError(error)) return error.code === "23505" && error.constraint === constraint
  const cause = error instanceof Error ? error.cause : null
  return cause instanceof Error && "constraint_name" in cause && cause.constraint_name === constraint
}
