import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { depositDrafts, depositFiles, documentReads, documents } from "@/drizzle/schema/documents"
import { type AuthorKind, type ConfidentialityMark, MEDIA_TYPES, type MediaType } from "@/drizzle/vocabulary"
import { decideItem } from "@/lib/access/policy"
import type { PatientAccess } from "@/lib/access/require-access"
import { judge, oneOf } from "@/lib/documents/rules"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { StorageUnavailableError } from "@/lib/platform/storage"
import { groupOfType, typeLabel } from "@/lib/reference/rules"
import { requireProposal } from "./queries"
import { marksFrom, mayAdd } from "./rules"
import type { DepositDescription } from "./schema"

type Adding = PatientAccess<"add:documents">

/**
 * Makes a document of a deposit, once somebody said what it is; done twice, it is the same document.
 * `isVisible` says whether the one who deposited will see it in the list.
 */
export async function describeDeposit(
  access: Adding,
  input: DepositDescription,
): Promise<{ documentId: string; isVisible: boolean }> {
  const { tx, patientId, actor, scope } = access
  const { draftId: documentId, typeCode, actOn } = input
  const documentGroup = groupOfType(typeCode)
  if (!mayAdd(scope, documentGroup)) throw new InvalidInputError("document_type_outside_access", "typeCode")
  const author = await authorOf(access)
  const judged = judge(typeCode, input.sensitivity, author.authorKind)
  const title = input.title || typeLabel(typeCode, actor.language)
  const professionalAccountId = author.authorKind === "professional" ? actor.accountId : null
  const isVisible = decideItem(scope, {
    ...judged,
    typeCode,
    documentGroup,
    professionalAccountId,
    marks: ["N"],
    excludedFor: [],
  })
  const draft = await readDraft(access, documentId)
  if (!draft) return { documentId: await requireDescribed(access, documentId), isVisible }
  const marks = await marksOf(access, documentId, draft.mediaType)
  const [made] = await tx
    .insert(documents)
    .values({ patientId, id: documentId, typeCode, documentGroup, title, actOn, marks, ...author, ...judged, ...draft })
    .onConflictDoNothing()
    .returning({ id: documents.id })
  if (!made) return { documentId: await requireDescribed(access, documentId), isVisible }
  await moveFiles(access, documentId)
  await tx.insert(documentReads).values({ patientId, documentId, accountId: actor.accountId })
  access.trace({ action: "document.deposited", permission: "add:documents", resourceIds: [documentId] })
  return { documentId, isVisible }
}

/** A clinical document says how confidential it is: that is never lost because a file could not be read just now. */
async function marksOf(access: Adding, draftId: string, mediaType: MediaType): Promise<ConfidentialityMark[]> {
  if (mediaType !== "text/xml") return marksFrom({ confidentiality: null })
  try {
    return marksFrom(await requireProposal(access, { id: draftId, files: [{ mediaType }] }))
  } catch (error) {
    if (error instanceof StorageUnavailableError) throw new ConflictError("document_file_away")
    throw error
  }
}

/** A deposit is signed with both names: who gave it, and in whose space it lies. */
async function authorOf({ tx, patientId, actor, scope }: Adding) {
  const signed = { authorAccountId: actor.accountId, authorName: actor.displayName }
  const kind = (authorKind: AuthorKind, authorRelation: string | null) => ({ ...signed, authorKind, authorRelation })
  if (scope.basis === "self") return kind("patient", null)
  if (!scope.delegationId) return kind("professional", null)
  const [row] = await tx
    .select({ relation: delegations.relation })
    .from(delegations)
    .where(and(eq(delegations.patientId, patientId), eq(delegations.id, scope.delegationId)))
  return kind("caregiver", row?.relation ?? null)
}

const ownDraft = ({ patientId, actor }: Adding, draftId: string) =>
  and(eq(depositDrafts.patientId, patientId), eq(depositDrafts.id, draftId), eq(depositDrafts.accountId, actor.accountId))

async function readDraft(access: Adding, draftId: string) {
  const files = await access.tx
    .select({
      idempotencyKey: depositDrafts.idempotencyKey,
      mediaType: depositFiles.mediaType,
      byteSize: depositFiles.byteSize,
      pageCount: depositFiles.pageCount,
    })
    .from(depositDrafts)
    .innerJoin(depositFiles, and(eq(depositFiles.patientId, depositDrafts.patientId), eq(depositFiles.draftId, depositDrafts.id)))
    .where(and(ownDraft(access, draftId), eq(depositFiles.role, "original")))
  const [first] = files
  if (!first) return null
  return {
    idempotencyKey: first.idempotencyKey,
    mediaType: oneOf(MEDIA_TYPES, first.mediaType),
    byteSize: files.reduce((sum, file) => sum + file.byteSize, 0),
    pageCount: files.length > 1 ? files.length : first.pageCount,
  }
}

/** The same form came twice: the first made the document already. */
async function requireDescribed(access: Adding, documentId: string): Promise<string> {
  const { tx, patientId, actor } = access
  const [row] = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.patientId, patientId), eq(documents.id, documentId), eq(documents.authorAccountId, actor.accountId)))
  if (!row) throw new NotFoundError()
  access.trace({ action: "deposit.started", permission: "add:documents", resourceIds: [documentId] })
  return row.id
}

async function moveFiles({ tx, patientId }: Adding, documentId: string): Promise<void> {
  const columns = sql.raw(
    "position, role, object_key, media_type, file_name, byte_size, sha256, wrapped_key, width, height, page_count",
  )
  await tx.execute(sql`insert into document_files (patient_id, document_id, ${columns})
    select patient_id, draft_id, ${columns} from deposit_files where patient_id = ${patientId} and draft_id = ${documentId}`)
  await tx.delete(depositDrafts).where(and(eq(depositDrafts.patientId, patientId), eq(depositDrafts.id, documentId)))
}

/** Gives up a deposit that was not described; its objects are swept away later. */
export async function discardDeposit(access: Adding, draftId: string): Promise<void> {
  const rows = await access.tx.delete(depositDrafts).where(ownDraft(access, draftId)).returning({ id: depositDrafts.id })
  if (rows.length === 0) throw new NotFoundError()
  access.trace({ action: "deposit.discarded", permission: "add:documents", resourceIds: [draftId] })
}
