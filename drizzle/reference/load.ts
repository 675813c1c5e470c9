import postgres from "postgres"
import { rules } from "./catalogue"

/**
 * Writes the dated rules as the owner, given a connection or its address; a second run changes nothing, older versions stay.
 * The other lists are read from their files: no statement asks the database for them.
 */
export async function loadReference(owner: postgres.Sql | string): Promise<void> {
  if (typeof owner !== "string") return loadRules(owner)
  const sql = postgres(owner, { max: 1, onnotice: () => {} })
  try {
    await loadRules(sql)
  } finally {
    await sql.end()
  }
}

async function loadRules(sql: postgres.Sql): Promise<void> {
  const rows = rules.rules.map(({ code, value, unit, origin, reason }) => ({
    code,
    valid_from: rules.validFrom,
    source: rules.source,
    value,
    unit,
    origin,
    reason,
  }))
  await sql`insert into rules ${sql(rows)}
    on conflict (code, valid_from) do update set
      source = excluded.source, value = excluded.value, unit = excluded.unit, origin = excluded.origin, reason = excluded.reason`
}
