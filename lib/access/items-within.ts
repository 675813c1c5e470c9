import "server-only"
import { and, eq, getTableName, ne, not, or, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core"
import { isAnyOf } from "@/drizzle/any-of"
import { itemExclusions } from "@/drizzle/schema/items"
import type { Scope } from "./scope"
import { entryOf, ITEM_SECTIONS, type ItemSection } from "./sections"

/** What an item is judged by. A section that goes by type and group has these too. */
type Judged = PgTable &
  Record<"patientId" | "authorKind" | "authorAccountId" | "sensitivity" | "sensitiveTopic" | "marks", AnyPgColumn> & {
    typeCode?: AnyPgColumn
    documentGroup?: AnyPgColumn
  }

/** A table with the columns of an item; its name is its section's. */
export type ItemTable = Judged & Record<"id" | "deletedAt" | "state", AnyPgColumn>

/** A table of what is said of several items together, each row of such as nobody sees without the others. */
export type GatheredTable = Judged & { excludedFor: AnyPgColumn }

/** Which section's items are gathered in a table of another name. */
const GATHERED: Record<string, ItemSection> = { measure_days: "measures" }

/** The section whose items a table holds. */
export function sectionOfTable(table: PgTable): ItemSection {
  const name = getTableName(table)
  const section = GATHERED[name] ?? ITEM_SECTIONS.find((word) => word === name)
  if (!section) throw new Error(`${getTableName(table)} holds no items`)
  return section
}

const NOTHING = sql`false`
const hasMark = (table: Judged, mark: string) => sql`${table.marks} @> array[${mark}]::text[]`
/** What the patient may not see yet, as SQL over a table of items. */
export const hiddenFromPatient = (table: Judged) => hasMark(table, "INVISIBLE_PATIENT")
const seenByPatient = (table: Judged) => not(hiddenFromPatient(table))

/**
 * The items inside the scope, as SQL over a table of items: the same rule as `explainItem`, said once for the list, the
 * single read, the count and the cursor of every section. The caller adds `patient_id = …`.
 */
export function itemsWithin(table: ItemTable | GatheredTable, { items, actorAccountId, permissions }: Scope): SQL {
  if (!permissions.includes(`view:${sectionOfTable(table)}`)) return NOTHING
  if (items.kind === "all") return seenByPatient(table)
  if (items.kind === "authored") return authoredBy(table, actorAccountId)
  if (items.kind === "professional")
    return professionalSees(table, items, actorAccountId, sql`${items.isAttendingDoctor}::boolean`)
  // Wishes are shown by name: with the permission to view them, wherever they are, and by no group.
  const showsWishes = permissions.includes("view:wishes")
  const noWishes = table.documentGroup && !showsWishes ? ne(table.documentGroup, "wishes") : undefined
  const shown = and(seenByPatient(table), notExcludedFor(table, actorAccountId), noWishes)
  if (items.kind === "representative") return and(shown, not(hasMark(table, "INVISIBLE_REPRESENTANTS_LEGAUX"))) ?? NOTHING
  const groups = showsWishes ? [...items.groups, "wishes"] : items.groups
  return and(shown, grantedOf(table, groups, items.topics)) ?? NOTHING
}

/** What the matrix and the marks leave to a professional, over several patients too: `attending` says it for each row. */
export function professionalSees(table: Judged, { types }: { types: readonly string[] }, accountId: string, attending: SQL): SQL {
  const shown = and(readable(table, types), or(not(hasMark(table, "MASQUE_PS")), attending))
  return or(authoredBy(table, accountId), shown) ?? NOTHING
}

/** The matrix judges an item by its own type, or all of a section by the one that stands for it. */
function readable(table: Judged, types: readonly string[]): SQL {
  const { items } = entryOf(sectionOfTable(table))
  if (!table.typeCode) return sql`${types.includes(items?.type ?? "")}::boolean`
  // One parameter, and a sub-select that Postgres turns into a hash: a hundred types are not compared one by one for each row.
  return sql`${table.typeCode} in (select unnest(${sql.param([...types])}::text[]))`
}

const authoredBy = (table: Judged, accountId: string): SQL =>
  and(eq(table.authorAccountId, accountId), eq(table.authorKind, "professional")) ?? NOTHING

function grantedOf(table: Judged, groups: readonly string[], topics: readonly string[]): SQL | undefined {
  // What is shared by group is seen group by group, any other section whole.
  if (!table.documentGroup || entryOf(sectionOfTable(table)).consent !== "by_group") return ticked(table, topics)
  return groups.length === 0 ? NOTHING : and(isAnyOf(table.documentGroup, groups), ticked(table, topics))
}

function ticked(table: Judged, topics: readonly string[]): SQL | undefined {
  const judged = topics.filter((topic) => topic !== "not_yet_judged")
  return or(
    eq(table.sensitivity, "not"),
    topics.includes("not_yet_judged") ? eq(table.sensitivity, "not_yet_judged") : undefined,
    judged.length > 0 ? isAnyOf(table.sensitiveTopic, judged) : undefined,
  )
}

const notExcludedFor = (table: ItemTable | GatheredTable, accountId: string) =>
  "excludedFor" in table ? sql`${accountId}::uuid <> all (${table.excludedFor})` : notExcluded(table, accountId)

const notExcluded = (table: ItemTable, accountId: string) => sql`not exists (
  select from ${itemExclusions} where ${itemExclusions.patientId} = ${table.patientId}
    and ${itemExclusions.section} = ${sectionOfTable(table)} and ${itemExclusions.itemId} = ${table.id}
    and ${itemExclusions.accountId} = ${accountId})`

/**
 * Whether a row is one that this scope may add, as SQL over a table of items: the same rule as `mayAdd`, asked of the row as
 * it was written. `patients` are the types that patients alone write.
 */
export function addableWithin(table: ItemTable, { items, permissions }: Scope, patients: readonly string[]): SQL {
  const section = sectionOfTable(table)
  if (!permissions.some((held) => held === `add:${section}`) || items.kind === "authored") return NOTHING
  const { typeCode, documentGroup } = table
  if (items.kind === "all" || !typeCode || !documentGroup) return sql`true`
  if (items.kind === "professional") return sql`not ${typeCode} = any (${sql.param([...patients])}::text[])`
  const noWishes = ne(documentGroup, "wishes")
  if (items.kind === "representative" || !permissions.includes(`view:${section}`)) return noWishes
  return and(noWishes, items.groups.length > 0 ? isAnyOf(documentGroup, items.groups) : NOTHING) ?? NOTHING
}
