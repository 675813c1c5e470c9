import "server-only"
import { and, eq, ne, not, type SQL, sql } from "drizzle-orm"
import type { AnyPgColumn } from "drizzle-orm/pg-core"
import { isAnyOf } from "@/drizzle/any-of"
import { documents } from "@/drizzle/schema/documents"
import type { ConfidentialityMark } from "@/drizzle/vocabulary"
import { itemsWithin } from "./items-within"
import type { PatientAccess } from "./require-access"

const HIDDEN: ConfidentialityMark = "MASQUE_PS"

/** The marks of a row once it is hidden from professionals (MASQUE_PS), or shown to them again; done twice, it is done. */
export function marksOnceHidden(marks: AnyPgColumn, hidden: boolean): SQL {
  const without = sql`array_remove(${marks}, ${HIDDEN})`
  return hidden ? sql`array_append(${without}, ${HIDDEN})` : without
}

/** Hides from professionals the documents that hold something hidden, also those that the patient deleted and may bring back. */
export async function hideHoldingDocuments(access: PatientAccess<never>, documentIds: readonly string[]): Promise<void> {
  const { tx, patientId, scope } = access
  const { id, marks, state, version } = documents
  const isShown = not(sql`${marks} @> array[${HIDDEN}]::text[]`)
  const isKept = and(ne(state, "entered_in_error"), itemsWithin(documents, scope))
  const rows = await tx
    .update(documents)
    .set({ marks: marksOnceHidden(marks, true), version: sql`${version} + 1` })
    .where(and(eq(documents.patientId, patientId), isAnyOf(id, documentIds), isShown, isKept))
    .returning({ id })
  if (rows.length === 0) return
  const resourceIds = rows.map((row) => row.id)
  access.trace({ action: "document.hidden_from_professionals", permission: "edit:documents", resourceIds })
}
