import "server-only"
import { and, eq, type SQL, sql } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { itemSources } from "@/drizzle/schema/items"
import { lineTable } from "@/drizzle/schema/profile"
import { itemsWithin } from "@/lib/access/items-within"
import type { Scope } from "@/lib/access/scope"
import type { LineSection, LineSource } from "../rules"

/** The document of a line where the reader may read it, or could have before it was taken away. */
export const readableSource = (section: LineSection, patientId: string, scope: Scope): SQL | undefined =>
  and(eq(documents.patientId, patientId), eq(documents.id, lineTable(section).sourceDocumentId), itemsWithin(documents, scope))

/** The words that were kept of it. */
export const ofSource = (section: LineSection, patientId: string): SQL | undefined =>
  and(eq(itemSources.patientId, patientId), eq(itemSources.section, section), eq(itemSources.itemId, lineTable(section).id))

/** What a read of lines asks of their documents. */
export const sourceColumns = (section: LineSection, patientId: string) => {
  const { sourceDocumentId } = lineTable(section)
  return {
    documentId: documents.id,
    documentTitle: documents.title,
    actOn: documents.actOn,
    documentDeletedAt: documents.deletedAt,
    isErased: sql<boolean>`${sourceDocumentId} is not null and not exists (
      select from documents known where known.patient_id = ${patientId} and known.id = ${sourceDocumentId})`,
    keptTitle: itemSources.title,
    keptAuthor: itemSources.author,
    keptWrittenOn: itemSources.writtenOn,
  }
}

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
 * Where a line comes from, as far as its reader may know: of a document that is kept from them nothing, not even its title. Of one
 * that was erased nobody can say who might have read it: its words stay for the person and for who took the line.
 */
export function sourceOf(row: Row, isKnower: boolean): LineSource | null {
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
