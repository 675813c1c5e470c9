import "server-only"
import { and, desc, eq, isNull, sql } from "drizzle-orm"
import { documentFiles, documents } from "@/drizzle/schema/documents"
import { type Language, MEDIA_TYPES, type MediaType, oneOf } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { readCdaDocument } from "@/lib/cda/document"
import { CdaDocumentError, type CdaDocumentView } from "@/lib/cda/schema"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import { NotFoundError } from "@/lib/errors"
import { parseFhir } from "@/lib/fhir/bundle"
import { readFhirDocument } from "@/lib/fhir/document"
import { FhirDocumentError, type FhirDocumentView } from "@/lib/fhir/schema"
import { decryptStream, TamperedError } from "@/lib/platform/keys/encryption"
import { unwrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { ObjectMissingError, StorageUnavailableError } from "@/lib/platform/objects/store"
import { isUuid } from "@/lib/platform/uuid"
import type { DownloadFault } from "./rules"

type Viewing = PatientAccess<"view:documents">

/** What it takes to read one page of a document: what it is, where it lies, and its opened key. */
export type OpenedFile = {
  title: string
  actOn: string
  parts: number
  position: number
  mediaType: MediaType
  byteSize: number
  objectKey: string
  key: Buffer
}

/**
 * Opens one page of a document: of a photograph the one made anew without metadata, else the file itself. The caller
 * commits, then reads the bytes.
 * @throws NotFoundError when there is none, or none inside the scope
 */
export async function openDocumentFile(access: Viewing, documentId: string, position: number): Promise<OpenedFile> {
  const file = await findFile(access, documentId, position)
  access.trace({ action: "document.opened", permission: "view:documents", resourceIds: [documentId] })
  return file
}

/**
 * Opens the file as it was given, where what is served of it is a copy that cannot act. The copy is read where the document is;
 * the file itself, only by the person whose it is.
 * @throws NotFoundError when there is none
 */
export async function openOriginalFile(
  access: PatientAccess<"view:documents" | "edit:documents">,
  documentId: string,
): Promise<OpenedFile> {
  const file = await findFile(access, documentId, 0, "original")
  if (file.mediaType.startsWith("image/")) throw new NotFoundError()
  access.trace({ action: "document.opened", permission: "view:documents", resourceIds: [documentId] })
  return file
}

/**
 * Opens the picture of the first page of a PDF.
 * @throws NotFoundError when there is none, or none inside the scope
 */
export async function openFirstPage(access: Viewing, documentId: string): Promise<OpenedFile> {
  const file = await findFile(access, documentId, 0, "first_page")
  access.trace({ action: "document.opened", permission: "view:documents", resourceIds: [documentId] })
  return file
}

/** A FHIR document in words, or why it cannot be shown; reading the page is what the journal tells. */
export type FhirReading = { view: FhirDocumentView } | { fault: DownloadFault | "fhir" }

/** Reads a FHIR document for its page, where `getDocument` was asked before; a long one in parts, `part` as the address says it. */
export async function readFhir(access: Viewing, documentId: string, locale: Language, part: unknown): Promise<FhirReading> {
  try {
    const page = typeof part === "string" && /^\d{1,6}$/.test(part) ? Number(part) : 1
    return { view: readFhirDocument(parseFhir(await readBytes(access, documentId)), locale, page) }
  } catch (error) {
    if (error instanceof FhirDocumentError || error instanceof SyntaxError) return { fault: "fhir" }
    return { fault: faultOf(error) }
  }
}

/** A clinical document in words, or why it cannot be shown. */
export type CdaReading = { view: CdaDocumentView } | { fault: DownloadFault | "cda" }

/** Reads a clinical document for its page, where `getDocument` was asked before. */
export async function readCda(access: Viewing, documentId: string, locale: Language): Promise<CdaReading> {
  try {
    return { view: await readCdaDocument(await readBytes(access, documentId), locale) }
  } catch (error) {
    if (error instanceof CdaDocumentError) return { fault: "cda" }
    return { fault: faultOf(error) }
  }
}

async function readBytes(access: Viewing, documentId: string): Promise<Buffer> {
  const { objectKey, key } = await findFile(access, documentId, 0)
  const context = { patientId: access.patientId, documentId, version: 1 }
  return Buffer.concat(await Array.fromAsync(decryptStream(await objectStore().get(objectKey), key, context)))
}

/** What is said when the bytes of a file do not come; anything else is a bug and stays one. */
export function faultOf(error: unknown): DownloadFault {
  if (error instanceof StorageUnavailableError) return "away"
  if (error instanceof TamperedError || error instanceof ObjectMissingError) return "damaged"
  throw error
}

type Role = "original" | "rendition" | "first_page"

/** What is served of a page, unless its original is asked for. */
async function findFile(access: Viewing, documentId: string, position: number, asked?: Role): Promise<OpenedFile> {
  if (!isUuid(documentId) || !Number.isInteger(position) || position < 0 || position > 99) throw new NotFoundError()
  const { tx, patientId, scope } = access
  const [row] = await tx
    .select({
      title: documents.title,
      actOn: documents.actOn,
      parts: sql<number>`(select count(distinct position)::int from document_files every
        where every.patient_id = ${patientId} and every.document_id = ${documentId})`,
      role: documentFiles.role,
      mediaType: documentFiles.mediaType,
      byteSize: documentFiles.byteSize,
      objectKey: documentFiles.objectKey,
      wrappedKey: documentFiles.wrappedKey,
    })
    .from(documents)
    .innerJoin(documentFiles, and(eq(documentFiles.patientId, documents.patientId), eq(documentFiles.documentId, documents.id)))
    .where(
      and(
        eq(documents.patientId, patientId),
        eq(documentFiles.patientId, patientId),
        eq(documents.id, documentId),
        isNull(documents.deletedAt),
        itemsWithin(documents, scope),
        eq(documentFiles.position, position),
        asked && eq(documentFiles.role, asked),
      ),
    )
    .orderBy(desc(documentFiles.role))
    .limit(1)
  if (!row) throw new NotFoundError()
  const { role, wrappedKey, mediaType, ...file } = row
  const key = unwrapKey(await openPatientKey(access), wrappedKey, fileKeyOwner(documentId, position, role))
  return { ...file, position, mediaType: oneOf(MEDIA_TYPES, mediaType), key }
}
