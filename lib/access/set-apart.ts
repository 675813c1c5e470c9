import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { NotFoundError } from "@/lib/errors"
import { marksOnceHidden } from "./hidden-marks"
import { itemTable } from "./item-tables"
import { itemsWithin } from "./items-within"
import { exclude, include } from "./kept-of-items"
import type { PatientAccess } from "./require-access"
import type { ItemSection } from "./sections"
import { listCaregiversWhoSee } from "./sights"

type Any = PatientAccess<never>
type Which = { section: ItemSection; itemId: string }

/** Hides an item from professionals (MASQUE_PS), or shows it again; its author and the attending doctor keep seeing it. */
export const hideItem = (access: Any, which: Which, hidden: boolean): Promise<void> =>
  set(access, which, { marks: marksOnceHidden(itemTable(which.section).marks, hidden) })

/** Says that an item is intimate, or that it is not: on that the patient has the last word. A topic that was known stays. */
export const judgeItem = (access: Any, which: Which, intimate: boolean): Promise<void> =>
  set(access, which, {
    sensitivity: intimate ? "sensitive" : "not",
    sensitiveTopic: intimate ? sql`coalesce(${itemTable(which.section).sensitiveTopic}, 'chosen')` : null,
  })

/**
 * Keeps an item from one caregiver, who is not told, or shows it again; doing it twice is the same as once.
 * @throws NotFoundError for somebody whose access does not open the section
 */
export async function excludeItem(access: Any, { section, itemId }: Which, accountId: string, excluded: boolean): Promise<void> {
  const sights = await listCaregiversWhoSee(access, section, itemId)
  if (!sights.some((sight) => sight.accountId === accountId)) throw new NotFoundError()
  await (excluded ? exclude : include)(access, section, itemId, accountId)
}

async function set(access: Any, { section, itemId }: Which, values: PgUpdateSetSource<ReturnType<typeof itemTable>>) {
  const { tx, patientId, scope } = access
  const table = itemTable(section)
  const rows = await tx
    .update(table)
    .set({ ...values, version: sql`${table.version} + 1` })
    .where(and(eq(table.patientId, patientId), eq(table.id, itemId), isNull(table.deletedAt), itemsWithin(table, scope)))
    .returning({ id: table.id })
  if (rows.length === 0) throw new NotFoundError()
}
