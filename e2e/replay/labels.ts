import postgres from "postgres"

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

export type Labels = {
  /** The same text with names in the place of ids, so that two databases with the same cast can be compared. */
  named(text: string): string
  /** The documents that a page speaks of, by name. */
  documentsIn(text: string): string[]
}

/** Names for the ids of the demo: a person by name, a document by title, everything else by its place in its table. */
export async function readLabels(databaseUrl: string): Promise<Labels> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  try {
    const documents = await documentNames(sql)
    const names = new Map([...(await placesInTables(sql)), ...documents, ...(await patientNames(sql))])
    const idsIn = (text: string) => new Set(text.match(UUID))
    return {
      named: (text) => text.replace(UUID, (id) => names.get(id) ?? "unknown"),
      documentsIn: (text) => [...idsIn(text)].flatMap((id) => documents.get(id) ?? []).sort(),
    }
  } finally {
    await sql.end()
  }
}

type Named = Iterable<readonly [id: string, name: string]>

async function patientNames(sql: postgres.Sql): Promise<Named> {
  const rows = await sql<{ id: string; name: string }[]>`
    select patient_id as id, first_given_name || ' ' || birth_name as name from patients`
  return rows.map(({ id, name }) => [id, name])
}

/** Two documents of one title are told apart by their order. */
async function documentNames(sql: postgres.Sql): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select d.id, p.first_given_name || ': ' || d.title || ' '
      || row_number() over (partition by d.patient_id, d.title order by d.act_on, d.id) as name
    from documents d join patients p using (patient_id)`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function placesInTables(sql: postgres.Sql): Promise<Named> {
  const tables = await sql<{ table: string }[]>`
    select table_name as table from information_schema.columns
    where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'`
  const placed = await Promise.all(
    tables.map(async ({ table }) => {
      const rows = await sql<{ id: string }[]>`select id from ${sql(table)} order by id`
      return rows.map(({ id }, place) => [id, `${table} ${place}`] as const)
    }),
  )
  return placed.flat()
}
