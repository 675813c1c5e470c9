import "server-only"
import type { MediaType } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { faultOf } from "@/lib/documents/download/queries"
import { DownloadFailedError } from "@/lib/documents/download/rules"
import { decryptStream } from "@/lib/platform/keys/encryption"
import { objectStore } from "@/lib/platform/objects/object-store"
import { openPicture } from "./queries"

type Picture = { mediaType: MediaType; bytes: Buffer }

/**
 * One picture of a deposit that waits, for who sent it: seen while one says what it is.
 * @throws NotFoundError as `openPicture`
 * @throws DownloadFailedError when the storage is away or the bytes are not those that were sent
 */
export async function downloadPicture(actor: Actor, patientId: string, draftId: string, position: number): Promise<Picture> {
  const { mediaType, objectKey, key } = await withAccess(actor, patientId, ["add:documents"], (access) =>
    openPicture(access, draftId, position),
  )
  try {
    const context = { patientId, documentId: draftId, version: 1 }
    const segments = decryptStream(await objectStore().get(objectKey), key, context)
    return { mediaType, bytes: Buffer.concat(await Array.fromAsync(segments)) }
  } catch (error) {
    throw new DownloadFailedError(faultOf(error))
  }
}
