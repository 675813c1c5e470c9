import "server-only"
import { and, eq } from "drizzle-orm"
import { itemTable } from "./item-tables"
import { itemsWithin } from "./items-within"
import { decideAccess } from "./policy"
import type { ItemSection } from "./sections"
import type { SystemTask } from "./system-task"
import { loadBases } from "./ties"

type Asked = { patientId: string; section: ItemSection; itemId: string }

/** Whether this person or caregiver could read an item now, as the policy decides it: for a job that would tell them of it. */
export async function readsItem({ tx }: SystemTask, accountId: string, { patientId, section, itemId }: Asked): Promise<boolean> {
  const ties = await loadBases(tx, accountId, patientId)
  if (!ties) return false
  const bases = { ...ties.bases, care: null }
  const decision = decideAccess({ actorAccountId: accountId, permissions: [`view:${section}`], bases, now: ties.now })
  if (!decision.granted) return false
  const table = itemTable(section)
  const found = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.patientId, patientId), eq(table.id, itemId), itemsWithin(table, decision.scope)))
  return found.length > 0
}
