import "server-only"
import { writeFile } from "node:fs/promises"
import { and, eq } from "drizzle-orm"
import { reviewEvidence } from "@/drizzle/schema/reviews"
import type { MediaType } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { type ReviewCase, withReviewCase } from "@/lib/access/review-access"
import { NotFoundError } from "@/lib/errors"
import { drawPage, PageUnreadableError } from "@/lib/platform/files/render"
import { removeScratch, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { decryptStream, TamperedError } from "@/lib/platform/keys/encryption"
import { unwrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { ObjectMissingError } from "@/lib/platform/objects/store"
import { openCaseKey } from "@/lib/review/keys/queries"
import { type CaseView, getCase } from "../queries"
import { evidenceContext, evidenceKeyOwner } from "./rules"

export type EvidenceFile = {
  caseId: string
  evidenceId: string
  objectKey: string
  key: Buffer
  mediaType: MediaType
  fileName: string
  pageCount: number
}

/**
 * One page of evidence as a picture with the reviewer's words across it. The line in the case's journal is committed before
 * the first byte; the file itself never leaves.
 * @throws NotFoundError for whoever does not have the case, or has not declared having no tie
 * @throws PageUnreadableError when it cannot be drawn
 */
export async function showEvidencePage(
  actor: Actor,
  caseId: string,
  evidenceId: string,
  page: number,
  watermark: string,
): Promise<Buffer> {
  const file = await withReviewCase(actor, caseId, async (reviewed) => {
    const found = await openEvidence(reviewed, evidenceId, page)
    reviewed.trace({ action: "evidence.page_viewed", evidenceId, page })
    return found
  })
  return draw(file, page, watermark)
}

/**
 * The case, and whether a page of its papers can be drawn at all, for the page around it to say so in words. Tried outside the transaction: no
 * connection waits for a page that is slow to draw.
 * @throws NotFoundError as above
 */
export async function tryEvidencePage(actor: Actor, caseId: string, evidenceId: string, page: number) {
  const { view, ...file } = await withReviewCase(actor, caseId, (reviewed) => openEvidence(reviewed, evidenceId, page))
  return { view, name: file.fileName, pageCount: file.pageCount, isShown: await canBeDrawn(file, page) }
}

async function canBeDrawn(file: EvidenceFile, page: number): Promise<boolean> {
  try {
    await draw(file, page)
    return true
  } catch (error) {
    if (error instanceof PageUnreadableError) return false
    throw error
  }
}

/** The case and the file of a page, for the reviewer who may work on the case. @throws NotFoundError for anybody else, and beyond the last page */
export async function openEvidence(
  reviewed: ReviewCase,
  evidenceId: string,
  page: number,
): Promise<EvidenceFile & { view: CaseView }> {
  const { tx, caseId } = reviewed
  const view = await getCase(reviewed)
  if (!view.mayWork || !view.evidence.some(({ id }) => id === evidenceId)) throw new NotFoundError()
  const [row] = await tx
    .select({
      objectKey: reviewEvidence.objectKey,
      wrappedKey: reviewEvidence.wrappedKey,
      mediaType: reviewEvidence.mediaType,
      fileName: reviewEvidence.fileName,
      pageCount: reviewEvidence.pageCount,
    })
    .from(reviewEvidence)
    .where(and(eq(reviewEvidence.caseId, caseId), eq(reviewEvidence.id, evidenceId)))
  if (!row?.objectKey || !row.wrappedKey || !Number.isInteger(page) || page < 1 || page > row.pageCount) throw new NotFoundError()
  const key = unwrapKey(await openCaseKey(reviewed), row.wrappedKey, evidenceKeyOwner(caseId, evidenceId))
  // A CHECK built from the same list holds these words.
  const { objectKey, fileName, pageCount } = row
  return { view, caseId, evidenceId, objectKey, key, mediaType: row.mediaType as MediaType, fileName, pageCount }
}

/** In clear only in the scratch folder, for the child process that draws it, and for no longer. */
async function draw(
  { caseId, evidenceId, objectKey, key, mediaType }: EvidenceFile,
  page: number,
  watermark?: string,
): Promise<Buffer> {
  const path = scratchPath()
  try {
    const source = await objectStore().get(objectKey)
    await writeFile(path, decryptStream(source, key, evidenceContext(caseId, evidenceId)), { mode: 0o600, flag: "wx" })
    const drawn = await drawPage({ path, mediaType, page, watermark })
    return drawn.jpeg
  } catch (error) {
    const isLost = error instanceof TamperedError || error instanceof ObjectMissingError
    throw isLost ? new PageUnreadableError("The file is damaged", { cause: error }) : error
  } finally {
    await removeScratch([path])
  }
}
