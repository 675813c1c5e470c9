import "server-only"
import { and, eq, isNull } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { CONFIDENTIALITY_MARKS, DOCUMENT_GROUPS, oneOf, SENSITIVE_TOPICS, SENSITIVITIES } from "@/drizzle/vocabulary"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import type { Item } from "./items"
import { itemsWithin } from "./items-within"
import { listExcluded } from "./kept-of-items"
import type { PatientAccess } from "./require-access"

/** A document by its name, and the professional who deposited it; null for everybody else's. */
type Asked = { item: Item; title: string; author: { accountId: string; name: string } | null }

/**
 * One document of the scope as the policy needs it, to ask what it answers about somebody else.
 * @throws NotFoundError for a document that the actor may not see
 */
export async function requireItem(access: PatientAccess<"edit:documents">, documentId: string): Promise<Asked> {
  const { tx, patientId, scope } = access
  if (!isUuid(documentId)) throw new NotFoundError()
  const [row] = await tx
    .select({
      title: documents.title,
      typeCode: documents.typeCode,
      documentGroup: documents.documentGroup,
      authorKind: documents.authorKind,
      authorAccountId: documents.authorAccountId,
      authorName: documents.authorName,
      sensitivity: documents.sensitivity,
      sensitiveTopic: documents.sensitiveTopic,
      marks: documents.marks,
    })
    .from(documents)
    .where(
      and(
        eq(documents.patientId, patientId),
        eq(documents.id, documentId),
        isNull(documents.deletedAt),
        itemsWithin(documents, scope),
      ),
    )
  if (!row) throw new NotFoundError()
  const item = {
    section: "documents" as const,
    typeCode: row.typeCode,
    documentGroup: oneOf(DOCUMENT_GROUPS, row.documentGroup),
    professionalAccountId: row.authorKind === "professional" ? row.authorAccountId : null,
    sensitivity: oneOf(SENSITIVITIES, row.sensitivity),
    sensitiveTopic: SENSITIVE_TOPICS.find((topic) => topic === row.sensitiveTopic) ?? null,
    marks: row.marks.map((mark) => oneOf(CONFIDENTIALITY_MARKS, mark)),
    excludedFor: await listExcluded(access, "documents", documentId),
  }
  const accountId = item.professionalAccountId
  return { item, title: row.title, author: accountId ? { accountId, name: row.authorName } : null }
}
