import "server-only"
import { and, eq } from "drizzle-orm"
import { depositDrafts, depositFiles, documents } from "@/drizzle/schema/documents"
import type { MediaType } from "@/drizzle/vocabulary"
import type { Actor } from "@/lib/access/actor"
import { takeTurn } from "@/lib/access/limits"
import { openPatientKey } from "@/lib/access/patient-key"
import { askAccess, type PatientAccess, withAccess } from "@/lib/access/require-access"
import { judge, NAMELESS, type Named, namedIn } from "@/lib/documents/about/queries"
import { type AboutAnother, aboutColumns } from "@/lib/documents/about/rules"
import { fileKeyOwner } from "@/lib/documents/files/rules"
import {
  FileRefusedError,
  type InspectedFile,
  inspectReceived,
  type KeptObject,
  keepObject,
} from "@/lib/platform/files/uploads/intake"
import type { ReceivedForm } from "@/lib/platform/files/uploads/multipart"
import { wrapKey } from "@/lib/platform/keys/keyring"
import { objectStore } from "@/lib/platform/objects/object-store"
import { StorageUnavailableError } from "@/lib/platform/objects/store"
import { type DepositRefusal, DepositRefusedError, MOST_PHOTOGRAPHS, makesOneDocument, refusalOf } from "./rules"
import { depositKeySchema } from "./schema"

type Adding = PatientAccess<"add:documents">
type KeptFile = KeptObject & { position: number; role: "original" | "rendition"; mediaType: MediaType } & Measures
type Measures = {
  fileName: string
  byteSize: number
  sha256: Buffer
  width?: number
  height?: number
  pageCount?: number
  attachments?: string[]
}

/**
 * Asks before the first byte whether this actor may deposit here, and gives the id that the deposit will have. It is asked
 * again when the files are recorded: no connection waits for a slow telephone.
 */
export function askToDeposit(actor: Actor, patientId: string): Promise<string> {
  return askAccess(actor, patientId, ["add:documents"])
}

/** Where a deposit stands: waiting to be described, or a document already when the same form came twice. */
export type Deposited = { draftId: string } | { documentId: string }

/**
 * Looks into the files, encrypts and stores them, then writes their rows: never a row without its object.
 * @throws DepositRefusedError when the deposit is not taken; nothing of it is kept then
 */
export async function receiveDeposit(actor: Actor, patientId: string, draftId: string, form: ReceivedForm, paths: string[]) {
  const key = depositKeySchema.safeParse(form.fields.key)
  if (!key.success) throw new DepositRefusedError("interrupted")
  const files = await inspectAll(form, paths)
  const named = await namedInAll(files)
  const kept: KeptFile[] = []
  try {
    for (const [position, file] of files.entries()) await keepFile(patientId, draftId, position, file, kept)
    const deposited = await withAccess(actor, patientId, ["add:documents"], async (access) => {
      const about = await judge(access, named)
      if (about === "other_matricule") throw refused(access, "other_patient")
      return record(access, { draftId, idempotencyKey: key.data, about, named }, kept)
    })
    if (!("draftId" in deposited && deposited.draftId === draftId)) await forget(kept)
    return deposited
  } catch (error) {
    await forget(kept)
    if (error instanceof StorageUnavailableError) throw new DepositRefusedError("storage")
    throw error
  }
}

/** Photographs name nobody, and anything else comes alone. */
async function namedInAll([first, ...others]: InspectedFile[]): Promise<Named> {
  return first && others.length === 0 ? namedIn(first) : NAMELESS
}

async function inspectAll({ files, tooMany }: ReceivedForm, paths: string[]): Promise<InspectedFile[]> {
  if (files.length === 0) throw new DepositRefusedError("no_file")
  if (tooMany || files.length > MOST_PHOTOGRAPHS) throw new DepositRefusedError("too_many")
  const inspected: InspectedFile[] = []
  try {
    for (const file of files) inspected.push(await inspectReceived(file, paths))
  } catch (error) {
    if (error instanceof FileRefusedError) throw new DepositRefusedError(refusalOf(error.reason, error.detail))
    throw error
  }
  if (!makesOneDocument(inspected.map(({ mediaType }) => mediaType))) throw new DepositRefusedError("one_at_a_time")
  return inspected
}

async function keepFile(patientId: string, documentId: string, position: number, file: InspectedFile, kept: KeptFile[]) {
  const context = { patientId, documentId, version: 1 }
  const { fileName, mediaType, bytes, sha256, pages, rendition, attachments } = file
  const original = await keepObject(file.path, context)
  const measures = { fileName, byteSize: bytes, sha256: Buffer.from(sha256, "hex"), pageCount: pages, attachments }
  kept.push({ ...original, ...measures, position, role: "original", mediaType })
  if (!rendition) return
  const served = await keepObject(rendition.path, context)
  const { width, height } = rendition
  kept.push({
    ...served,
    ...measures,
    byteSize: rendition.bytes,
    width,
    height,
    position,
    role: "rendition",
    mediaType: rendition.mediaType,
  })
}

/** What was stored for nothing is removed at once where possible; the sweeper finds what is left. */
async function forget(kept: readonly KeptFile[]): Promise<void> {
  await Promise.allSettled(kept.map(({ objectKey }) => objectStore().delete(objectKey)))
}

type Arrived = { draftId: string; idempotencyKey: string; about: AboutAnother | null; named: Named }

async function record(access: Adding, arrived: Arrived, kept: readonly KeptFile[]): Promise<Deposited> {
  const { draftId, idempotencyKey, about, named } = arrived
  const { tx, patientId, actor } = access
  const permission = "add:documents"
  // Sent together, answered in order.
  const [[document], patientKey] = await Promise.all([findDocument(access, idempotencyKey), openPatientKey(access)])
  if (document) {
    access.trace({ action: "deposit.started", permission, resourceIds: [document.id] })
    return { documentId: document.id }
  }
  const made = await tx
    .insert(depositDrafts)
    .values({ patientId, id: draftId, accountId: actor.accountId, idempotencyKey, ...named.ties, ...aboutColumns(about) })
    .onConflictDoNothing()
    .returning({ id: depositDrafts.id })
  const id = made[0]?.id ?? (await findDraft(access, idempotencyKey))
  if (made.length > 0) {
    if (!(await takeTurn(tx, "deposits", patientId))) throw refused(access, "too_many_today")
    await insertFiles(access, patientKey, draftId, kept)
  }
  access.trace({ action: "deposit.started", permission, resourceIds: [id] })
  return { draftId: id }
}

/** The same form came before, and was described since. */
const findDocument = ({ tx, patientId, actor }: Adding, idempotencyKey: string) =>
  tx
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(
        eq(documents.patientId, patientId),
        eq(documents.idempotencyKey, idempotencyKey),
        eq(documents.authorAccountId, actor.accountId),
      ),
    )

async function findDraft(access: Adding, idempotencyKey: string): Promise<string> {
  const { tx, patientId, actor } = access
  const [row] = await tx
    .select({ id: depositDrafts.id })
    .from(depositDrafts)
    .where(
      and(
        eq(depositDrafts.patientId, patientId),
        eq(depositDrafts.idempotencyKey, idempotencyKey),
        eq(depositDrafts.accountId, actor.accountId),
      ),
    )
  if (!row) throw refused(access, "interrupted")
  return row.id
}

/** The refusal to throw, once the journal holds what was tried. */
function refused(access: Adding, reason: DepositRefusal): DepositRefusedError {
  access.trace({ action: "deposit.started", permission: "add:documents", outcome: "refused" })
  return new DepositRefusedError(reason)
}

async function insertFiles(access: Adding, patientKey: Buffer, draftId: string, kept: readonly KeptFile[]): Promise<void> {
  const { patientId } = access
  const rows = kept.map(({ fileKey, ...file }) => ({
    ...file,
    patientId,
    draftId,
    wrappedKey: wrapKey(patientKey, fileKey, fileKeyOwner(draftId, file.position, file.role)),
  }))
  await access.tx.insert(depositFiles).values(rows)
}
