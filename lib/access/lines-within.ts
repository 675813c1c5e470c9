import "server-only"
import { and, eq, inArray, isNull, not, or, type SQL, sql } from "drizzle-orm"
import { auditEvents } from "@/drizzle/schema/audit"
import { itemTable } from "./item-tables"
import { hiddenFromPatient, itemsWithin } from "./items-within"
import { LISTINGS, readsWholeJournal } from "./lines"
import type { Scope } from "./scope"
import { ITEM_SECTIONS, type ItemSection } from "./sections"

/** The lines of the journal that this reader may have, as SQL over `audit_events`: the same rule as `decideLine`. */
export function linesWithin(patientId: string, scope: Scope): SQL | undefined {
  const isWhole = readsWholeJournal(scope)
  return and(
    eq(auditEvents.patientId, patientId),
    isWhole ? undefined : eq(auditEvents.actorAccountId, scope.actorAccountId),
    tellsNothingOf((section) => keptBack(section, patientId, isWhole ? null : scope)),
  )
}

/**
 * The lines by which it is said who came and when, for who may view the visits: those that the patient herself may have. What a line
 * tells beyond that is never read with them.
 */
export function visitsWithin(patientId: string, { permissions }: Scope): SQL | undefined {
  if (!permissions.includes("view:visits")) return sql`false`
  return and(
    eq(auditEvents.patientId, patientId),
    tellsNothingOf((section) => keptBack(section, patientId, null)),
  )
}

/** Lines that name many items and show none, or touch none of these. */
function tellsNothingOf(kept: (section: ItemSection) => SQL): SQL | undefined {
  const untouched = ITEM_SECTIONS.map((section) => not(sql`${auditEvents.resourceIds} && ${kept(section)}`))
  return or(inArray(auditEvents.action, LISTINGS), and(...untouched))
}

/** The items of a section about which this reader may have no line: what is outside a scope, and what its patient may not see. */
function keptBack(section: ItemSection, patientId: string, scope: Scope | null): SQL {
  const table = itemTable(section)
  // An unknown answer is no: a rule that compares with what an item does not have is neither true nor false.
  const setApart = scope === null ? undefined : sql`(${and(isNull(table.deletedAt), itemsWithin(table, scope))}) is not true`
  return sql`(select coalesce(array_agg(${table.id}), '{}') from ${table}
    where ${and(eq(table.patientId, patientId), or(hiddenFromPatient(table), setApart))})`
}
