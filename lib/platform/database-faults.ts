import postgres from "postgres"

/** What Postgres said, however many layers wrapped it; null when the fault is not the database's. */
function postgresError(error: unknown): postgres.PostgresError | null {
  if (error instanceof postgres.PostgresError) return error
  return error instanceof Error && error.cause ? postgresError(error.cause) : null
}

/** Whether the named constraint refused a second row. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const fault = postgresError(error)
  return fault?.code === "23505" && fault.constraint_name === constraint
}

/** Whether the named rule (a CHECK, or a guard that speaks like one) refused the change. */
export function isCheckViolation(error: unknown, constraint: string): boolean {
  const fault = postgresError(error)
  return fault?.code === "23514" && fault.constraint_name === constraint
}
