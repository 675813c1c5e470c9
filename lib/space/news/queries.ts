import "server-only"
import { and, eq, isNull, type SQL, sql } from "drizzle-orm"
import { DOCUMENT_GROUPS, type DocumentGroup } from "@/drizzle/vocabulary"
import { itemTable, sinceOf } from "@/lib/access/item-tables"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { ItemSection } from "@/lib/access/sections"
import { NEWS_SECTIONS, type NewItems } from "./rules"

type Any = PatientAccess<never>

/** What others added since an instant, of what the actor may read: in one statement, however many sections there are. */
export async function countNewItems(access: Any, since: Date): Promise<NewItems[]> {
  const read = NEWS_SECTIONS.filter((section) => access.scope.permissions.includes(`view:${section}`))
  if (read.length === 0) return []
  const counts = read.map((section) => countOf(access, section, since))
  const rows = await access.tx.execute<{ section: ItemSection; in_group: DocumentGroup | null; number: number }>(
    sql.join(counts, sql` union all `),
  )
  const all = rows.map(({ section, in_group: group, number: count }) => ({ section, group, count }))
  // In the order of the registry, and of the groups.
  return read.flatMap((section) => inOrder(all.filter((one) => one.section === section)))
}

const inOrder = (news: NewItems[]) => news.filter(({ count }) => count > 0).sort((one, other) => placeOf(one) - placeOf(other))
const placeOf = ({ group }: NewItems) => (group ? DOCUMENT_GROUPS.indexOf(group) : 0)

function countOf({ patientId, scope }: Any, section: ItemSection, since: Date): SQL {
  const table = itemTable(section)
  const isNew = and(
    eq(table.patientId, patientId),
    isNull(table.deletedAt),
    itemsWithin(table, scope),
    sql`${sinceOf(section)} > ${since.toISOString()}::timestamptz`,
    sql`${table.authorAccountId} is distinct from ${scope.actorAccountId}`,
    sql`${table}.state <> 'entered_in_error'`,
  )
  const group = table.documentGroup ?? sql`null::text`
  return sql`(select ${section}::text as section, ${group} as in_group, count(*)::int as number from ${table} where ${isNew}
    ${table.documentGroup ? sql`group by ${table.documentGroup}` : sql``})`
}
