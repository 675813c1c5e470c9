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
  const untouched = ITEM_SECTIONS.map((section) => not(sql`${auditEvents.resourceIds} && ${keptBack(section, patientId, scope)}`))
  return and(
    eq(auditEvents.patientId, patientId),
    readsWholeJournal(scope) ? undefined : eq(auditEvents.actorAccountId, scope.actorAccountId),
    or(inArray(auditEvents.action, LISTINGS), and(...untouched)),
  )
}

/** The items of a section about which this reader may have no line. */
function keptBack(section: ItemSection, patientId: string, scope: Scope): SQL {
  const table = itemTable(section)
  // An unknown answer is no: a rule that compares with what an item does not have is neither true nor false.
  const setApart = readsWholeJournal(scope)
    ? undefined
    : sql`(${and(isNull(table.deletedAt), itemsWithin(table, scope))}) is not true`
  return sql`(select coalesce(array_agg(${table.id}), '{}') from ${table}
    where ${and(eq(table.patientId, patientId), or(hiddenFromPatient(table), setApart))})`
}
