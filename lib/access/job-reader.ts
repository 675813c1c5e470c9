import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { itemTable } from "./item-tables"
import { itemsWithin } from "./items-within"
import { decideAccess } from "./policy"
import type { ItemSection } from "./sections"
import type { SystemTask } from "./system-task"
import { loadBases } from "./ties"

type Asked = { patientId: string; section: ItemSection; itemId: string }

/** What the policy says of this person or caregiver now, and the table to ask; null where the way is closed. */
async function sightOf({ tx }: SystemTask, accountId: string, { patientId, section }: Asked) {
  const ties = await loadBases(tx, accountId, patientId)
  if (!ties) return null
  const bases = { ...ties.bases, care: null }
  const decision = decideAccess({ actorAccountId: accountId, permissions: [], bases, now: ties.now })
  return decision.granted ? { scope: decision.scope, table: itemTable(section) } : null
}

/** Whether this person or caregiver could read an item now, as the policy decides it: for a job that would tell them of it. */
export async function readsItem(task: SystemTask, accountId: string, asked: Asked): Promise<boolean> {
  const sight = await sightOf(task, accountId, asked)
  if (!sight) return false
  const { scope, table } = sight
  const found = await task.tx
    .select({ id: table.id })
    .from(table)
    .where(and(isIt(table, asked), itemsWithin(table, scope)))
  return found.length > 0
}

/**
 * Whether nothing of an item is kept from them: it may be there no more, and they may add there without looking; only what they would
 * read in that section and is set apart is kept from them.
 */
export async function mayHearOfItem(task: SystemTask, accountId: string, asked: Asked): Promise<boolean> {
  const sight = await sightOf(task, accountId, asked)
  if (!sight) return false
  const { scope, table } = sight
  if (!scope.permissions.includes(`view:${asked.section}`)) return true
  const [found] = await task.tx
    .select({ isWithin: sql<boolean>`(${itemsWithin(table, scope)}) is true` })
    .from(table)
    .where(isIt(table, asked))
  return found?.isWithin ?? true
}

const isIt = (table: ReturnType<typeof itemTable>, { patientId, itemId }: Asked) =>
  and(eq(table.patientId, patientId), eq(table.id, itemId))
