import { isStatementError } from "@/drizzle/client"

/** Whether the named constraint refused a second row. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return isStatementError(error) && error.code === "23505" && error.constraint === constraint
}
