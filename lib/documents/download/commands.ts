import "server-only"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { decryptStream, TamperedError } from "@/lib/platform/keys/encryption"
import { objectStore } from "@/lib/platform/objects/object-store"
import { ObjectMissingError, StorageUnavailableError } from "@/lib/platform/objects/store"
import { type OpenedFile, openDocumentFile, openFirstPage, openOriginalFile } from "./queries"
import { DownloadFailedError } from "./rules"

export type Download = { file: OpenedFile; bytes: ReadableStream<Uint8Array> }

/**
 * Reads one page of a document. The journal says "opened" and is committed before the first byte; the bytes are decrypted
 * segment by segment, and the first is read here, so that a fault is told in words instead of half a file.
 * @throws DownloadFailedError when the storage is away or the bytes are not those that were deposited
 */
export async function downloadPart(actor: Actor, patientId: string, documentId: string, position: number): Promise<Download> {
  const file = await withAccess(actor, patientId, ["view:documents"], (access) => openDocumentFile(access, documentId, position))
  return send(actor, patientId, documentId, file)
}

/** The picture of the first page of a PDF, which is there before the file is. */
export async function downloadFirstPage(actor: Actor, patientId: string, documentId: string): Promise<Download> {
  const file = await withAccess(actor, patientId, ["view:documents"], (access) => openFirstPage(access, documentId))
  return send(actor, patientId, documentId, file)
}

/** The file as it was given, for the person whose it is, where others read a copy that cannot act; else as `downloadPart`. */
export async function downloadOriginal(actor: Actor, patientId: string, documentId: string): Promise<Download> {
  const file = await withAccess(actor, patientId, ["view:documents", "edit:documents"], (access) =>
    openOriginalFile(access, documentId),
  )
  return send(actor, patientId, documentId, file)
}

async function send(actor: Actor, patientId: string, documentId: string, file: OpenedFile): Promise<Download> {
  const failed = (error: unknown) => recordFailure(actor, patientId, documentId, error)
  try {
    const source = await objectStore().get(file.objectKey)
    const segments = decryptStream(source, file.key, { patientId, documentId, version: 1 })
    const first = await segments.next()
    return { file, bytes: streamFrom(first, segments, failed) }
  } catch (error) {
    await failed(error)
    throw isExpected(error) ? new DownloadFailedError(error instanceof StorageUnavailableError ? "away" : "damaged") : error
  }
}

const isExpected = (error: unknown) =>
  [TamperedError, ObjectMissingError, StorageUnavailableError].some((kind) => error instanceof kind)

type Segments = AsyncGenerator<Uint8Array>

/** The segment that was read already, then the others as fast as they are taken; a fault cuts the answer. */
function streamFrom(first: IteratorResult<Uint8Array>, segments: Segments, failed: (error: unknown) => Promise<void>) {
  let next: IteratorResult<Uint8Array> | undefined = first
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const step = next ?? (await segments.next())
          next = undefined
          if (step.done) controller.close()
          else controller.enqueue(step.value)
        } catch (error) {
          await failed(error)
          controller.error(error)
        }
      },
      async cancel() {
        await segments.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

/** A second line in the journal; when the access ended meanwhile, the refusal is the line. */
async function recordFailure(actor: Actor, patientId: string, documentId: string, error: unknown): Promise<void> {
  console.error(JSON.stringify({ event: "download.failed", kind: error instanceof Error ? error.name : typeof error }))
  try {
    await withAccess(actor, patientId, ["view:documents"], async (access) => {
      const permission = "view:documents"
      access.trace({ action: "document.download_failed", permission, outcome: "failed", resourceIds: [documentId] })
    })
  } catch (refused) {
    if (!(refused instanceof NotFoundError)) throw refused
  }
}
