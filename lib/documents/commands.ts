import "server-only"
import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { documents } from "@/drizzle/schema/documents"
import type { AuthorKind } from "@/drizzle/vocabulary"
import { marksOnceHidden } from "@/lib/access/hidden-marks"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import type { AuditAction } from "@/lib/access/sections"
import { judge } from "@/lib/documents/sensitivity/rules"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { groupOfType } from "@/lib/reference/document-types"
import { isUndoable } from "./deleted/queries"
import type { DocumentDescription } from "./schema"

type Editing = PatientAccess<"edit:documents">
const PROFESSIONAL: AuthorKind = "professional"
type Change = PgUpdateSetSource<typeof documents>
type Changing = { documentId: string; version: number; action: AuditAction }

/** Names a document anew: type, title, day of the act, and how sensitive it is, on which the patient has the last word. */
export async function describeDocument(access: Editing, input: DocumentDescription): Promise<void> {
  const { documentId, version, typeCode, title, actOn, sensitivity } = input
  const judged = judge(typeCode, sensitivity, "patient")
  const set = { typeCode, documentGroup: groupOfType(typeCode), title, actOn, ...judged }
  await change(access, { documentId, version, action: "document.described" }, set)
}

/** Hides a document from professionals (MASQUE_PS), or shows it to them again; its author and the attending doctor keep seeing it. */
export async function hideFromProfessionals(
  access: Editing,
  documentId: string,
  version: number,
  hidden: boolean,
): Promise<void> {
  const marks = marksOnceHidden(documents.marks, hidden)
  const action = hidden ? "document.hidden_from_professionals" : "document.shown_to_professionals"
  await change(access, { documentId, version, action }, { marks })
}

/**
 * Takes away a document that the patient or a caregiver deposited; it can be brought back for thirty days.
 * @throws ConflictError when a professional deposited it: such a document is hidden, not removed
 */
export async function deleteDocument(access: Editing, documentId: string, version: number): Promise<void> {
  const action = "document.deleted"
  const [row] = await access.tx
    .select({ authorKind: documents.authorKind })
    .from(documents)
    .where(and(here(access, documentId), isNull(documents.deletedAt)))
  if (row?.authorKind === PROFESSIONAL) {
    trace(access, action, documentId)
    throw new ConflictError("documents.of_a_professional")
  }
  await change(access, { documentId, version, action }, { deletedAt: sql`now()` }, ne(documents.authorKind, PROFESSIONAL))
}

/**
 * Brings a deleted document back as it was; one that is back already stays so.
 * @throws NotFoundError when the thirty days are over
 */
export async function restoreDocument(access: Editing, documentId: string): Promise<void> {
  const rows = await access.tx
    .update(documents)
    .set({ deletedAt: null, version: sql`${documents.version} + 1` })
    .where(and(here(access, documentId), isUndoable()))
    .returning({ id: documents.id })
  if (rows.length === 0) await requireKept(access, documentId)
  trace(access, "document.restored", documentId)
}

const here = ({ patientId, scope }: Editing, documentId: string) =>
  and(eq(documents.patientId, patientId), eq(documents.id, documentId), itemsWithin(documents, scope))

/** Changes the version that the person saw; any other is a conflict, and no document at all is "not found". */
async function change(access: Editing, { documentId, version, action }: Changing, set: Change, also?: SQL): Promise<void> {
  const rows = await access.tx
    .update(documents)
    .set({ ...set, version: sql`${documents.version} + 1` })
    .where(and(here(access, documentId), isNull(documents.deletedAt), eq(documents.version, version), also))
    .returning({ id: documents.id })
  if (rows.length === 0) await requireKept(access, documentId)
  trace(access, action, documentId)
  if (rows.length === 0) throw new ConflictError("documents.changed_meanwhile")
}

/** Traced once the document is known and before a rule can say no. */
function trace(access: Editing, action: AuditAction, documentId: string): void {
  access.trace({ action, permission: "edit:documents", resourceIds: [documentId] })
}

async function requireKept(access: Editing, documentId: string): Promise<void> {
  const rows = await access.tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(here(access, documentId), isNull(documents.deletedAt)))
  if (rows.length === 0) throw new NotFoundError()
}
