import "server-only"
import { and, or, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { type ItemTable, itemsWithin, sectionOfTable } from "./items-within"
import type { OwnScope } from "./own-scopes"

/**
 * The items inside the scope of any of these spaces, as SQL. Spaces that reach alike are asked about together: a statement about
 * fifty people is as long as its kinds of access, and no longer.
 */
export function withinSpaces(table: ItemTable, spaces: readonly OwnScope[]): SQL {
  const alike = new Map<string, [OwnScope, ...OwnScope[]]>()
  for (const space of spaces) {
    const known = alike.get(reachOf(table, space))
    if (known) known.push(space)
    else alike.set(reachOf(table, space), [space])
  }
  const each = [...alike.values()].map((group) => {
    const ids = group.map(({ patientId }) => patientId)
    return and(isAnyOf(table.patientId, ids), itemsWithin(table, group[0].scope))
  })
  return or(...each) ?? sql`false`
}

/** All of a scope that `itemsWithin` looks at. */
function reachOf(table: ItemTable, { scope: { items, actorAccountId, permissions } }: OwnScope): string {
  const views = ([`view:${sectionOfTable(table)}`, "view:wishes"] as const).map((permission) => permissions.includes(permission))
  return JSON.stringify([items, actorAccountId, views])
}
