import "server-only"
import { randomUUID } from "node:crypto"
import { and, asc, eq, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import type { Database } from "@/drizzle/client"
import { reviewCases, reviewEvents, reviewEvidence } from "@/drizzle/schema/reviews"
import type { Actor } from "@/lib/access/actor"
import { type OwnRequest, withOwnRequest } from "@/lib/access/review-access"
import { inSteps, stepOf } from "@/lib/access/system-task"
import { DepositRefusedError, refusalOf } from "@/lib/documents/upload/rules"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { drawPage, PageUnreadableError } from "@/lib/platform/files/render"
import { FileRefusedError, type InspectedFile, inspectReceived, keepObject } from "@/lib/platform/files/uploads/intake"
import type { ReceivedForm } from "@/lib/platform/files/uploads/multipart"
import { wrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { type ObjectStore, StorageUnavailableError } from "@/lib/platform/objects/store"
import { ruleValue } from "@/lib/reference/dated-rules"
import { openCaseKey } from "@/lib/review/keys/queries"
import { isOpenToChanges } from "../asking/rules"
import { type EvidenceMediaType, evidenceContext, evidenceKeyOwner, isEvidenceType, MOST_FILES } from "./rules"

type LookedAt = InspectedFile & { mediaType: EvidenceMediaType }
type Kept = { id: string; objectKey: string; fileKey: Buffer; file: LookedAt }

/** The answer "yes" on its way out of a transaction that is rolled back: nothing happened yet. */
class Allowed extends Error {}

/** Asks before the first byte whether this actor may add evidence to this request. @throws ConflictError once it was sent */
export async function askToAddEvidence(actor: Actor, caseId: string): Promise<void> {
  try {
    await withOwnRequest(actor, caseId, async (request) => {
      requireOpen(request)
      throw new Allowed()
    })
  } catch (error) {
    if (!(error instanceof Allowed)) throw error
  }
}

/**
 * Looks into the files, tries to draw each, encrypts and stores them, then writes their rows. The same file twice is one.
 * @throws DepositRefusedError when they are not taken; nothing is kept then
 */
export async function receiveEvidence(actor: Actor, caseId: string, form: ReceivedForm, paths: string[]): Promise<void> {
  const files = await inspectAll(form, paths)
  const kept: Kept[] = []
  try {
    for (const file of files) kept.push(await keep(caseId, file))
    const unused = await withOwnRequest(actor, caseId, (request) => record(request, kept))
    await forget(unused)
  } catch (error) {
    await forget(kept)
    if (error instanceof StorageUnavailableError) throw new DepositRefusedError("storage")
    throw error
  }
}

async function inspectAll({ files, tooMany }: ReceivedForm, paths: string[]): Promise<LookedAt[]> {
  if (files.length === 0) throw new DepositRefusedError("no_file")
  if (tooMany || files.length > MOST_FILES) throw new DepositRefusedError("too_many")
  try {
    const inspected: LookedAt[] = []
    for (const file of files) inspected.push(await lookAt(await inspectReceived(file, paths)))
    return inspected
  } catch (error) {
    if (error instanceof FileRefusedError) throw new DepositRefusedError(refusalOf(error.reason, error.detail))
    throw error
  }
}

/** What a reviewer could not look at is said at once to who can send another. */
async function lookAt(file: InspectedFile): Promise<LookedAt> {
  const { mediaType, rendition, path } = file
  if (!isEvidenceType(mediaType)) throw new FileRefusedError("type_not_accepted")
  try {
    await drawPage({ path: rendition?.path ?? path, mediaType, page: 1 })
  } catch (error) {
    if (error instanceof PageUnreadableError) throw new FileRefusedError("unreadable")
    throw error
  }
  return { ...file, mediaType }
}

/** Of a photograph, only the picture made anew without metadata is kept: where it was taken is no evidence. */
async function keep(caseId: string, file: LookedAt): Promise<Kept> {
  const id = randomUUID()
  return { id, file, ...(await keepObject(file.rendition?.path ?? file.path, evidenceContext(caseId, id))) }
}

async function forget(kept: readonly Kept[]): Promise<void> {
  await Promise.allSettled(kept.map(({ objectKey }) => objectStore().delete(objectKey)))
}

/** Writes the rows of what is not there yet, and gives back what was stored for nothing. */
async function record(request: OwnRequest, kept: readonly Kept[]): Promise<Kept[]> {
  requireOpen(request)
  const { tx, caseId } = request
  // One sending after the other, so that they are counted.
  await tx.select({ id: reviewCases.id }).from(reviewCases).where(eq(reviewCases.id, caseId)).for("update")
  const before = await tx
    .select({
      position: reviewEvidence.position,
      sha256: sql<string>`encode(${reviewEvidence.sha256}, 'hex')`,
      objectKey: reviewEvidence.objectKey,
    })
    .from(reviewEvidence)
    .where(eq(reviewEvidence.caseId, caseId))
  const present = before.filter(({ objectKey }) => objectKey !== null)
  const fresh = kept.filter(
    ({ file }, place) =>
      !present.some(({ sha256 }) => sha256 === file.sha256) &&
      kept.findIndex((other) => other.file.sha256 === file.sha256) === place,
  )
  const isTooMany = present.length + fresh.length > MOST_FILES
  if (isTooMany || fresh.length === 0) request.trace({ action: "case.viewed" })
  if (isTooMany) throw new DepositRefusedError("too_many")
  const key = await openCaseKey(request)
  const from = Math.max(-1, ...before.map(({ position }) => position)) + 1
  for (const [place, { id, objectKey, fileKey, file }] of fresh.entries()) {
    const { fileName, mediaType, bytes, rendition, pages = 1 } = file
    const facts = {
      fileName,
      mediaType,
      byteSize: rendition?.bytes ?? bytes,
      pageCount: pages,
      sha256: Buffer.from(file.sha256, "hex"),
    }
    const wrappedKey = wrapKey(key, fileKey, evidenceKeyOwner(caseId, id))
    await tx.insert(reviewEvidence).values({ caseId, id, position: from + place, objectKey, wrappedKey, ...facts })
    request.trace({ action: "evidence.added", evidenceId: id })
  }
  return kept.filter((file) => !fresh.includes(file))
}

/**
 * Takes a file of evidence back, before a reviewer could look at it.
 * @throws ConflictError for one that was sent already
 */
export async function removeEvidence(request: OwnRequest, evidenceId: string): Promise<void> {
  requireOpen(request)
  const { tx, caseId } = request
  const isUnseen = sql`exists (select from ${reviewCases} c where c.id = ${caseId}
    and (c.status = 'draft' or ${reviewEvidence.addedAt} > c.submitted_at))`
  const here = and(eq(reviewEvidence.caseId, caseId), eq(reviewEvidence.id, evidenceId))
  const [found] = await tx
    .select({ isUnseen: sql<boolean>`${isUnseen}` })
    .from(reviewEvidence)
    .where(here)
  if (!found) throw new NotFoundError()
  request.trace({ action: "evidence.removed", evidenceId })
  if (!found.isUnseen) throw new ConflictError("children.sent")
  // The bytes are rubbish once the row is gone: the sweeper removes them.
  await tx.delete(reviewEvidence).where(here)
}

function requireOpen({ status }: OwnRequest): void {
  if (!isOpenToChanges(status)) throw new ConflictError("children.sent")
}

/** Days after which a request that was never sent loses its evidence (choix de Relais). */
const DRAFT_DAYS = 30
/** The store is asked one by one: what a failure undoes must stay small. */
const ERASED_AT_ONCE = 50

/**
 * Job `evidence.erase`: ninety days after the decision the bytes and their keys are gone, and the hash and the facts stay. So it
 * is at once for what was taken back, after ninety days without an answer to a question, and after thirty for what was never sent.
 */
export async function eraseDueEvidence(worker: Database, store: ObjectStore = objectStore()): Promise<number> {
  const days = ruleValue("evidence_kept").value
  const isDue = sql`exists (select from ${reviewCases} c where c.id = ${reviewEvidence.caseId} and (
    c.decided_at < now() - make_interval(days => ${days}::int) or c.status = 'withdrawn'
    or (c.status = 'more_asked' and c.deadline_on < current_date - ${days}::int)
    or (c.status = 'draft' and c.created_at < now() - make_interval(days => ${DRAFT_DAYS}::int))))`
  return inSteps(worker, "evidence.erase", async ({ tx }) => {
    const due = await tx
      .select({ caseId: reviewEvidence.caseId, id: reviewEvidence.id, objectKey: reviewEvidence.objectKey })
      .from(reviewEvidence)
      .where(and(sql`${reviewEvidence.objectKey} is not null`, isDue))
      .orderBy(asc(reviewEvidence.caseId), asc(reviewEvidence.id))
      .limit(ERASED_AT_ONCE)
      .for("update")
    // A failure undoes the rows below and is made up for tomorrow: removing nothing is no fault.
    for (const { objectKey } of due) if (objectKey) await store.delete(objectKey)
    for (const { caseId, id } of due) {
      const here = and(eq(reviewEvidence.caseId, caseId), eq(reviewEvidence.id, id))
      await tx.update(reviewEvidence).set({ objectKey: null, wrappedKey: null }).where(here)
      await tx.insert(reviewEvents).values({ caseId, action: "evidence.erased", evidenceId: id })
    }
    const cases = [...new Set(due.map(({ caseId }) => caseId))]
    if (cases.length > 0) await tx.update(reviewCases).set({ evidenceErasedAt: sql`now()` }).where(isAnyOf(reviewCases.id, cases))
    return stepOf(due.length, ERASED_AT_ONCE)
  })
}
