import "server-only"
import { and, asc, desc, eq, ne } from "drizzle-orm"
import { documentFiles, documents } from "@/drizzle/schema/documents"
import { MEDIA_TYPES, type MediaType, oneOf } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import { visible } from "../queries"

type LeavingPart = { position: number; mediaType: MediaType }
/** A document with everything that its line says, and the files that are served of it. */
export type LeavingDocument = {
  id: string
  typeCode: string
  title: string
  actOn: string
  depositedAt: Date
  authorName: string
  parts: LeavingPart[]
}

/** Every document that who asks may read, the latest first, to be taken out of here with its files. */
export async function listLeaving(access: PatientAccess<"view:documents">): Promise<LeavingDocument[]> {
  const { id, typeCode, title, actOn, depositedAt, authorName } = documents
  const rows = await access.tx
    .select({ id, typeCode, title, actOn, depositedAt, authorName })
    .from(documents)
    .where(visible(access))
    .orderBy(desc(actOn), desc(depositedAt), desc(id))
  const parts = await listParts(access)
  access.trace({ action: "document.listed", permission: "view:documents", resourceIds: rows.map((row) => row.id) })
  return rows.map((row) => ({ ...row, parts: parts.get(row.id) ?? [] }))
}

/** The files that are served of each, in the order of its pages. */
async function listParts(access: PatientAccess<"view:documents">): Promise<Map<string, LeavingPart[]>> {
  const { documentId, position, mediaType, role } = documentFiles
  const rows = await access.tx
    .selectDistinctOn([documentId, position], { documentId, position, mediaType })
    .from(documentFiles)
    .innerJoin(documents, and(eq(documents.patientId, documentFiles.patientId), eq(documents.id, documentId)))
    .where(and(eq(documentFiles.patientId, access.patientId), visible(access), ne(role, "first_page")))
    .orderBy(asc(documentId), asc(position), desc(role))
  const found = new Map<string, LeavingPart[]>()
  for (const row of rows) {
    const part = { position: row.position, mediaType: oneOf(MEDIA_TYPES, row.mediaType) }
    found.set(row.documentId, [...(found.get(row.documentId) ?? []), part])
  }
  return found
}
