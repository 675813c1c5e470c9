import "server-only"
import { and, asc, desc, eq } from "drizzle-orm"
import { documentFiles } from "@/drizzle/schema/documents"
import { MEDIA_TYPES, oneOf } from "@/drizzle/vocabulary"
import type { PatientAccess } from "@/lib/access/require-access"
import type { DocumentPart } from "../rules"

/**
 * The pages as they are served: of a photograph the one made anew without metadata, else the file itself or a copy of it that cannot
 * act; with the size of the picture of a first page, where there is one.
 */
export async function listParts({ tx, patientId }: PatientAccess<"view:documents">, documentId: string): Promise<DocumentPart[]> {
  const rows = await tx
    .select({
      position: documentFiles.position,
      mediaType: documentFiles.mediaType,
      fileName: documentFiles.fileName,
      byteSize: documentFiles.byteSize,
      width: documentFiles.width,
      height: documentFiles.height,
      pageCount: documentFiles.pageCount,
      attachments: documentFiles.attachments,
      role: documentFiles.role,
    })
    .from(documentFiles)
    .where(and(eq(documentFiles.patientId, patientId), eq(documentFiles.documentId, documentId)))
    .orderBy(asc(documentFiles.position), desc(documentFiles.role))
  const isServed = (place: number) => rows[place]?.position !== rows[place - 1]?.position
  const firstPageOf = (position: number) => rows.find((row) => row.position === position && row.role === "first_page") ?? null
  return rows.filter((_, place) => isServed(place)).map((row) => toPart(row, firstPageOf(row.position)))
}

type FileRow = Omit<DocumentPart, "mediaType" | "isCopy" | "firstPage"> & { mediaType: string; role: string }

function toPart({ role, ...row }: FileRow, firstPage: FileRow | null): DocumentPart {
  const mediaType = oneOf(MEDIA_TYPES, row.mediaType)
  const isCopy = role === "rendition" && !mediaType.startsWith("image/")
  return { ...row, mediaType, isCopy, firstPage: firstPage && { width: firstPage.width, height: firstPage.height } }
}
