import "server-only"
import { and, eq, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { documents } from "@/drizzle/schema/documents"
import { itemSources } from "@/drizzle/schema/items"
import { type ItemTable, itemsWithin, sectionOfTable } from "./items-within"
import type { Scope } from "./scope"

/** A table of items that may come out of a document. */
type Sourced = ItemTable & { sourceDocumentId: AnyPgColumn }

/**
 * The document that an item was taken out of, where the reader may know of it: by whom and when it was written, as it says itself.
 * Without an id it is there no more, and these words stay.
 */
export type ItemSource = { documentId: string | null; title: string; author: string | null; writtenOn: string | null }

/** The document of an item where the reader may read it, or could have before it was taken away. */
export const readableSource = (table: Sourced, patientId: string, scope: Scope): SQL | undefined =>
  and(eq(documents.patientId, patientId), eq(documents.id, table.sourceDocumentId), itemsWithin(documents, scope))

/** The words that were kept of it. */
export const ofSource = (table: Sourced, patientId: string): SQL | undefined =>
  and(eq(itemSources.patientId, patientId), eq(itemSources.section, sectionOfTable(table)), eq(itemSources.itemId, table.id))

/** What a read of items asks of their documents. */
export const sourceColumns = ({ sourceDocumentId }: Sourced, patientId: string) => ({
  documentId: documents.id,
  documentTitle: documents.title,
  actOn: documents.actOn,
  documentDeletedAt: documents.deletedAt,
  isErased: sql<boolean>`${sourceDocumentId} is not null and not exists (
      select from documents known where known.patient_id = ${patientId} and known.id = ${sourceDocumentId})`,
  keptTitle: itemSources.title,
  keptAuthor: itemSources.author,
  keptWrittenOn: itemSources.writtenOn,
})

type Row = {
  documentId: string | null
  documentTitle: string | null
  actOn: string | null
  documentDeletedAt: Date | null
  isErased: boolean
  keptTitle: string | null
  keptAuthor: string | null
  keptWrittenOn: string | null
}

/**
 * Where an item comes from, as far as its reader may know: of a document that is kept from them nothing, not even its title. Of one
 * that was erased nobody can say who might have read it: its words stay for the person and for who took the item.
 */
export function sourceOf(row: Row, isKnower: boolean): ItemSource | null {
  const { documentId, documentTitle, documentDeletedAt, keptTitle, keptAuthor, keptWrittenOn } = row
  const title = documentTitle ?? (row.isErased && isKnower ? keptTitle : null)
  if (!title) return null
  const isThere = documentId !== null && documentDeletedAt === null
  return {
    documentId: isThere ? documentId : null,
    title: isThere ? title : (keptTitle ?? title),
    author: keptAuthor,
    writtenOn: keptWrittenOn ?? row.actOn,
  }
}
