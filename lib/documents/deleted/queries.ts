import "server-only"
import { and, desc, eq, isNotNull, ne, sql } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { DOCUMENT_GROUPS, oneOf } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { DAYS_TO_UNDO, type DeletedDocument } from "@/lib/documents/rules"
import { WITHDRAWN } from "@/lib/documents/withdrawing/rules"

/** What was deleted and can still be brought back, the latest first. */
export async function listDeletedDocuments(access: PatientAccess<"edit:documents">): Promise<DeletedDocument[]> {
  const rows = await access.tx
    .select({ id: documents.id, title: documents.title, documentGroup: documents.documentGroup, deletedAt: documents.deletedAt })
    .from(documents)
    .where(
      and(
        eq(documents.patientId, access.patientId),
        isNotNull(documents.deletedAt),
        itemsWithin(documents, access.scope),
        isUndoable(),
      ),
    )
    .orderBy(desc(documents.deletedAt))
    .limit(200)
  access.trace({ action: "document.listed", permission: "edit:documents", resourceIds: rows.map(({ id }) => id) })
  return rows.flatMap(({ deletedAt, documentGroup, ...row }) => {
    if (!deletedAt) return []
    const erasedAt = new Date(deletedAt.getTime() + DAYS_TO_UNDO * 86_400_000)
    return [{ ...row, documentGroup: oneOf(DOCUMENT_GROUPS, documentGroup), deletedAt, erasedAt }]
  })
}

/** Deleted less than thirty days ago by the database's clock; what its depositor took back is gone. */
export const isUndoable = () =>
  and(sql`${documents.deletedAt} > now() - make_interval(days => ${DAYS_TO_UNDO})`, ne(documents.state, WITHDRAWN))
