import "server-only"
import { writeFile } from "node:fs/promises"
import { sql } from "drizzle-orm"
import type { Database } from "@/drizzle/client"
import type { MediaType } from "@/drizzle/vocabulary"
import { withTask } from "@/lib/access/system-task"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import { inspectFile } from "@/lib/platform/files/inspect"
import { keepObject } from "@/lib/platform/files/uploads/intake"
import { removeScratch, scratchFolder, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { wrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"

type Original = { patientId: string; documentId: string; patientKey: Buffer; mediaType: MediaType; bytes: Buffer }

/**
 * Makes the copy that cannot act of a file that was taken before such copies were made, and leaves any other as it is: from then
 * on the copy is what is read and downloaded. What can no longer be made a copy of stays as it was served.
 */
export async function copyWhatActs(worker: Database, original: Original): Promise<void> {
  const { mediaType, bytes } = original
  const scratch = [scratchPath()]
  const [path = ""] = scratch
  try {
    await writeFile(path, bytes, { mode: 0o600 })
    const found = await inspectFile({ path, declaredName: "", declaredType: mediaType, scratchFolder: scratchFolder() })
    if (!found.ok || !found.rendition) return
    scratch.push(found.rendition.path)
    await keepCopy(worker, original, found.rendition)
  } finally {
    await removeScratch(scratch)
  }
}

async function keepCopy(worker: Database, original: Original, copy: { path: string; bytes: number }): Promise<void> {
  const { patientId, documentId, patientKey } = original
  const { objectKey, fileKey } = await keepObject(copy.path, { patientId, documentId, version: 1 })
  const wrapped = wrapKey(patientKey, fileKey, fileKeyOwner(documentId, 0, "rendition"))
  const [row] = await withTask(worker, "documents.read", ({ tx }) =>
    tx.execute<{ kept: boolean | null }>(sql`select relais.keep_copy(
      ${patientId}::uuid, ${documentId}::uuid, ${objectKey}::text, ${wrapped}::bytea, ${copy.bytes}::int) as kept`),
  )
  if (!row?.kept) await objectStore().delete(objectKey)
}
