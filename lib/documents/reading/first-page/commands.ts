import "server-only"
import { createHash } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { documentFiles } from "@/drizzle/schema/documents"
import type { SystemTask } from "@/lib/access/system-task"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import { drawPage, PageUnreadableError } from "@/lib/platform/files/render"
import { keepObject } from "@/lib/platform/files/uploads/intake"
import { removeScratch, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { wrapKey } from "@/lib/platform/keys/keyring"

/** In pixels: a telephone's whole width, twice as fine as its page counts them. */
const WIDTH = 720

type Place = { patientId: string; documentId: string }
export type FirstPage = Awaited<ReturnType<typeof keepFirstPage>> & object

/**
 * Draws the first page of a PDF and keeps the picture, encrypted with a key of its own, for whoever waits until the file is there
 * and read; null where it cannot be drawn. Until it has a row the object is nobody's, and is swept.
 */
export async function keepFirstPage(pdf: Buffer, { patientId, documentId }: Place) {
  const [file, picture] = [scratchPath(), scratchPath()]
  try {
    await writeFile(file, pdf, { mode: 0o600 })
    const { jpeg, width, height } = await drawPage({ path: file, mediaType: "application/pdf", page: 1, width: WIDTH })
    await writeFile(picture, jpeg, { mode: 0o600 })
    const kept = await keepObject(picture, { patientId, documentId, version: 1 })
    return { ...kept, width, height, byteSize: jpeg.length, sha256: createHash("sha256").update(jpeg).digest() }
  } catch (error) {
    if (error instanceof PageUnreadableError) return null
    throw error
  } finally {
    await removeScratch([file, picture])
  }
}

/** Writes where the picture lies; a first page that another has kept meanwhile stays. */
export async function addFirstPage({ tx }: SystemTask, place: Place, patientKey: Buffer, page: FirstPage): Promise<void> {
  const { fileKey, ...kept } = page
  const position = 0
  const role = "first_page"
  const wrappedKey = wrapKey(patientKey, fileKey, fileKeyOwner(place.documentId, position, role))
  await tx
    .insert(documentFiles)
    .values({ ...place, ...kept, position, role, wrappedKey, mediaType: "image/jpeg", fileName: "first-page.jpg" })
    .onConflictDoNothing()
}
