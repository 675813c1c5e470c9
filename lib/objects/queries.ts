import "server-only"
import { type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { depositFiles, documentFiles } from "@/drizzle/schema/documents"
import { spaceExports } from "@/drizzle/schema/exports"
import { reviewEvidence } from "@/drizzle/schema/reviews"
import type { SystemTask } from "@/lib/access/system-task"

/** Every column that names an object: what none of them names is rubbish, and what one names is kept and moved. */
const NAMING = [documentFiles.objectKey, depositFiles.objectKey, reviewEvidence.objectKey, spaceExports.objectKey]

/** Those of the keys that some row names. */
export async function namedAmong({ tx }: SystemTask, keys: string[]): Promise<Set<string>> {
  const named = await tx.execute<{ key: string }>(
    eachNaming((column) => sql`select ${column} as key from ${column.table} where ${isAnyOf(column, keys)}`),
  )
  return new Set(named.map(({ key }) => key))
}

/** The next `limit` keys that rows name, in their order: one statement, so that a file is seen while it becomes a document. */
export async function namedAfter({ tx }: SystemTask, key: string, limit: number): Promise<string[]> {
  const named = eachNaming(
    (column) => sql`(select ${column} as key from ${column.table} where ${column} > ${key} order by ${column} limit ${limit})`,
  )
  const rows = await tx.execute<{ key: string }>(sql`select key from (${named}) as named order by key limit ${limit}`)
  return rows.map((row) => row.key)
}

/** How many keys rows name. */
export async function countNamed({ tx }: SystemTask): Promise<number> {
  const named = eachNaming((column) => sql`select ${column} as key from ${column.table} where ${column} is not null`)
  const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from (${named}) as named`)
  return row?.count ?? 0
}

const eachNaming = (select: (column: (typeof NAMING)[number]) => SQL) => sql.join(NAMING.map(select), sql` union `)
