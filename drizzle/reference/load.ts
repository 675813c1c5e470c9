import postgres from "postgres"
import { habilitation } from "./catalogue"
import { referenceRows, type TableRows } from "./rows"

/** The statement is made of our own table and column names only; the rows travel as one parameter. */
function upsert({ table, key, rows }: TableRows): string {
  const columns = Object.keys(rows[0] ?? {})
  const changes = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`)
  return `insert into ${table} (${columns.join(", ")})
    select ${columns.join(", ")} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)
    on conflict (${key.join(", ")}) do ${changes.length > 0 ? `update set ${changes.join(", ")}` : "nothing"}`
}

async function loadInto(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    // A right withdrawn by a correction of the same version must not survive it; other versions are left alone.
    await tx`delete from habilitation_rights where version = ${habilitation.version}`
    for (const table of referenceRows) await tx.unsafe(upsert(table), [JSON.stringify(table.rows)])
  })
}

/** Writes the reference data as the owner, given a connection or its address; a second run changes nothing, older versions stay. */
export async function loadReference(owner: postgres.Sql | string): Promise<void> {
  if (typeof owner !== "string") return loadInto(owner)
  const sql = postgres(owner, { max: 1, onnotice: () => {} })
  try {
    await loadInto(sql)
  } finally {
    await sql.end()
  }
}
