import "server-only"
import { and, eq, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { itemExclusions, itemPlaces, itemReads, itemSources } from "@/drizzle/schema/items"
import type { ItemApart } from "./apart"
import { type ItemTable, sectionOfTable } from "./items-within"
import type { PatientAccess } from "./require-access"
import type { Scope } from "./scope"
import type { ItemSection } from "./sections"

type Access = PatientAccess<never>
/** Whose eyes, and the one patient, or the row's own. */
type Unread = { patientId: string | SQL; scope: Pick<Scope, "actorAccountId"> }
type OfItem = { patientId: AnyPgColumn; section: AnyPgColumn; itemId: AnyPgColumn }

const isOf = (table: OfItem, { patientId }: Access, section: ItemSection, itemId: string) =>
  and(eq(table.patientId, patientId), eq(table.section, section), eq(table.itemId, itemId))

/**
 * Not yet opened by the one whose eyes these are: in a preview, the caregiver's. Names are written out: among the columns
 * of a select Drizzle leaves a table's name away, and the subquery would then speak of itself.
 */
export function isUnread(table: ItemTable, { patientId, scope }: Unread): SQL<boolean> {
  const section = sectionOfTable(table)
  return sql<boolean>`not exists (
    select from item_reads seen where seen.patient_id = ${patientId} and seen.section = ${section}
      and seen.item_id = ${sql.identifier(section)}.id and seen.account_id = ${scope.actorAccountId})`
}

/** From now on the item is no longer "to read" for who looks. */
export async function markRead({ tx, patientId, actor }: Access, section: ItemSection, itemId: string): Promise<void> {
  await tx.insert(itemReads).values({ patientId, section, itemId, accountId: actor.accountId }).onConflictDoNothing()
}

/** Whose reading tells them where a professional wrote: the person, and professionals. Who helps reads who wrote it, and no more. */
const TOLD_PLACES: readonly Scope["items"]["kind"][] = ["all", "professional", "authored"]

/** Where a professional was who wrote the item; null where nobody said, or to whom it is not told. */
export async function getPlace(access: Access, section: ItemSection, itemId: string): Promise<string | null> {
  if (!TOLD_PLACES.includes(access.scope.items.kind)) return null
  const [row] = await access.tx
    .select({ structureName: itemPlaces.structureName })
    .from(itemPlaces)
    .where(isOf(itemPlaces, access, section, itemId))
  return row?.structureName ?? null
}

/** Keeps where the professional is who writes the item, apart from what it says. */
export const keepPlace = (access: Access, section: ItemSection, itemId: string): Promise<void> =>
  keepPlaces(access, section, [itemId])

/** The same of each item that was written at once. */
export async function keepPlaces({ tx, patientId, actor }: Access, section: ItemSection, itemIds: readonly string[]) {
  if (!actor.exercice?.structureName || itemIds.length === 0) return
  const { structureId, structureName } = actor.exercice
  await tx.insert(itemPlaces).values(itemIds.map((itemId) => ({ patientId, section, itemId, structureId, structureName })))
}

/** Keeps out of which document an item was taken, in words that stay when the document goes; taken anew, those of the last. */
export async function keepSource(
  { tx, patientId }: Access,
  section: ItemSection,
  itemId: string,
  source: DocumentWords,
): Promise<void> {
  const { title, author, writtenOn } = source
  const words = { title, author, writtenOn }
  await tx
    .insert(itemSources)
    .values({ patientId, section, itemId, ...words })
    .onConflictDoUpdate({ target: [itemSources.patientId, itemSources.section, itemSources.itemId], set: words })
}
/** What a document says of itself: its title, who wrote it and when. */
export type DocumentWords = { title: string; author: string | null; writtenOn: string | null }

/** Keeps one item from one caregiver, who is not told; doing it twice is the same as once. */
export async function exclude({ tx, patientId }: Access, section: ItemSection, itemId: string, accountId: string): Promise<void> {
  await tx.insert(itemExclusions).values({ patientId, section, itemId, accountId }).onConflictDoNothing()
}

/** Keeps an item from whom its document is kept. */
export async function keepApart(access: Access, section: ItemSection, itemId: string, apart?: ItemApart): Promise<void> {
  for (const accountId of apart?.excludedFor ?? []) await exclude(access, section, itemId, accountId)
}

/** Ends an exclusion. */
export async function include(access: Access, section: ItemSection, itemId: string, accountId: string): Promise<void> {
  await access.tx
    .delete(itemExclusions)
    .where(and(isOf(itemExclusions, access, section, itemId), eq(itemExclusions.accountId, accountId)))
}

/** The accounts from whom an item is kept. */
export async function listExcluded(access: Access, section: ItemSection, itemId: string): Promise<string[]> {
  const rows = await access.tx
    .select({ accountId: itemExclusions.accountId })
    .from(itemExclusions)
    .where(isOf(itemExclusions, access, section, itemId))
  return rows.map(({ accountId }) => accountId)
}
