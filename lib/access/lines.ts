import { decideItem, type Item } from "./items"
import type { Scope } from "./scope"
import { AUDIT_ACTIONS, type AuditAction, tellingOf } from "./sections"

/** A line of the audit, with the items that it touches as they stand now. */
export type Line = {
  actorAccountId: string | null
  action: AuditAction
  touched: readonly (Item & { isDeleted: boolean })[]
}

/** Acts that name many items and show none of them: no line about one of them. */
export const LISTINGS = AUDIT_ACTIONS.filter((action) => tellingOf(action) === "list")

/** Who may view the journal reads the whole of it; anybody else with a basis reads their own lines. */
export function readsWholeJournal({ permissions }: Scope): boolean {
  return permissions.includes("view:journal")
}

/**
 * May this reader have this line of the journal? Nothing is said of an item before its patient may see it; and one's own line
 * about what was set apart or deleted since would say that something was. The SQL of `lines-within.ts` says the same.
 */
export function decideLine(scope: Scope, { actorAccountId, action, touched }: Line): boolean {
  const isWhole = readsWholeJournal(scope)
  if (!isWhole && actorAccountId !== scope.actorAccountId) return false
  if (LISTINGS.includes(action)) return true
  if (touched.some(({ marks }) => marks.includes("INVISIBLE_PATIENT"))) return false
  return isWhole || touched.every((item) => !item.isDeleted && decideItem(scope, item))
}
