import "server-only"
import { and, asc, desc, eq } from "drizzle-orm"
import { depositDrafts, depositFiles } from "@/drizzle/schema/documents"
import { MEDIA_TYPES, type MediaType, oneOf } from "@/drizzle/vocabulary"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { readCdaProposal } from "@/lib/cda/document"
import { CdaDocumentError } from "@/lib/cda/schema"
import { questionOf } from "@/lib/documents/about/rules"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import { NotFoundError } from "@/lib/errors"
import { parseFhir } from "@/lib/fhir/bundle"
import { documentConfidentiality, documentDate, suggestDocumentType } from "@/lib/fhir/document"
import { FhirDocumentError } from "@/lib/fhir/schema"
import { decryptStream } from "@/lib/platform/keys/encryption"
import { unwrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import type { Draft, Proposal } from "./rules"

type Adding = PatientAccess<"add:documents">

const ABOUT = {
  aboutName: depositDrafts.aboutName,
  aboutBirthDate: depositDrafts.aboutBirthDate,
  aboutNumber: depositDrafts.aboutNumber,
  aboutConfirmedAt: depositDrafts.aboutConfirmedAt,
}

/** The actor's own deposits that wait to be described, the latest first; nobody sees another's. */
export async function listDrafts(access: Adding): Promise<Draft[]> {
  const { tx, patientId, actor } = access
  const rows = await tx
    .select({
      id: depositDrafts.id,
      createdAt: depositDrafts.createdAt,
      ...ABOUT,
      fileName: depositFiles.fileName,
      mediaType: depositFiles.mediaType,
      pageCount: depositFiles.pageCount,
    })
    .from(depositDrafts)
    .innerJoin(depositFiles, and(eq(depositFiles.patientId, depositDrafts.patientId), eq(depositFiles.draftId, depositDrafts.id)))
    .where(
      and(
        eq(depositDrafts.patientId, patientId),
        eq(depositDrafts.accountId, actor.accountId),
        eq(depositFiles.role, "original"),
      ),
    )
    .orderBy(desc(depositDrafts.createdAt), asc(depositFiles.position))
    .limit(200)
  access.trace({ action: "space.viewed", permission: "add:documents" })
  const drafts = new Map<string, Draft>()
  for (const { id, createdAt, fileName, mediaType, pageCount, ...about } of rows) {
    const draft = drafts.get(id) ?? { id, createdAt, asked: questionOf(about), files: [] }
    draft.files.push({ fileName, pageCount, mediaType: oneOf(MEDIA_TYPES, mediaType) })
    drafts.set(id, draft)
  }
  return [...drafts.values()]
}

/**
 * One of the actor's own deposits that waits to be described.
 * @throws NotFoundError when there is none, or when it is somebody else's
 */
export async function getDraft(access: Adding, draftId: string): Promise<Draft> {
  const draft = (await listDrafts(access)).find(({ id }) => id === draftId)
  if (!draft) throw new NotFoundError()
  return draft
}

const NOTHING: Proposal = { typeCode: null, actOn: null, confidentiality: null }
type Waiting = { id: string; files: readonly { mediaType: MediaType }[] }

/** What a FHIR or clinical document says of itself, or nothing: reading it may fail, and then the person says everything. */
export async function readProposal(access: Adding, draft: Waiting): Promise<Proposal> {
  try {
    return await requireProposal(access, draft)
  } catch {
    // The storage is away, or the file is damaged: the person can still say what it is.
    return NOTHING
  }
}

/**
 * The same, for what must not be lost: how confidential its author says the document is.
 * @throws whatever kept the file from being read; a file that says nothing of itself is no fault
 */
export async function requireProposal(access: Adding, draft: Waiting): Promise<Proposal> {
  const mediaType = draft.files[0]?.mediaType
  if (mediaType !== "application/fhir+json" && mediaType !== "text/xml") return NOTHING
  const bytes = await readBytes(access, draft.id)
  try {
    if (mediaType === "text/xml") return await readCdaProposal(bytes)
    const bundle = parseFhir(bytes)
    const typeCode = suggestDocumentType(bundle)
    return { typeCode, actOn: documentDate(bundle), confidentiality: documentConfidentiality(bundle) }
  } catch (error) {
    if ([FhirDocumentError, CdaDocumentError].some((kind) => error instanceof kind)) return NOTHING
    throw error
  }
}

async function readBytes(access: Adding, draftId: string): Promise<Buffer> {
  const { tx, patientId } = access
  const [file] = await tx
    .select({ objectKey: depositFiles.objectKey, wrappedKey: depositFiles.wrappedKey })
    .from(depositFiles)
    .where(
      and(
        eq(depositFiles.patientId, patientId),
        eq(depositFiles.draftId, draftId),
        eq(depositFiles.position, 0),
        eq(depositFiles.role, "original"),
      ),
    )
  if (!file) throw new NotFoundError()
  const key = unwrapKey(await openPatientKey(access), file.wrappedKey, fileKeyOwner(draftId, 0, "original"))
  const stream = decryptStream(await objectStore().get(file.objectKey), key, { patientId, documentId: draftId, version: 1 })
  return Buffer.concat(await Array.fromAsync(stream))
}
