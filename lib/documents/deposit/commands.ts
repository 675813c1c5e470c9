import "server-only"
import { and, eq, sql } from "drizzle-orm"
import { delegations } from "@/drizzle/schema/delegations"
import { depositDrafts, depositFiles, documents } from "@/drizzle/schema/documents"
import { patients } from "@/drizzle/schema/patients"
import { type AuthorKind, type ConfidentialityMark, MEDIA_TYPES, type MediaType, oneOf } from "@/drizzle/vocabulary"
import { decideItem } from "@/lib/access/items"
import { addableWithin } from "@/lib/access/items-within"
import { keepPlace, markRead } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { questionOf } from "@/lib/documents/about/rules"
import { tiesIn } from "@/lib/documents/related/queries"
import { judge } from "@/lib/documents/sensitivity/rules"
import { ConflictError, InvalidInputError, NotFoundError } from "@/lib/errors"
import { ageOn } from "@/lib/identity/rules"
import { tellPatient } from "@/lib/notices/tell"
import { enqueue } from "@/lib/platform/jobs/enqueue"
import { StorageUnavailableError } from "@/lib/platform/objects/store"
import { ruleValue } from "@/lib/reference/dated-rules"
import { groupOfType, PATIENTS_TYPES, typeLabel } from "@/lib/reference/document-types"
import { requireProposal } from "./queries"
import { marksFrom, mayAddType, sightMarks } from "./rules"
import type { CareDeposit, DepositDescription } from "./schema"

type Adding = PatientAccess<"add:documents">

/** `isVisible` says whether the one who deposited will see it in the list. */
type Described = { documentId: string; isVisible: boolean }

/** Who gave a deposit, and what he marked beside what the file says of itself. */
type Author = {
  authorKind: AuthorKind
  authorAccountId: string
  authorName: string
  authorRelation: string | null
  authorProfession: string | null
  marks: ConfidentialityMark[]
  announceOn: string | null
}

/** Makes a document of a deposit of the patient's or of a caregiver's, once somebody said what it is; done twice, it is the same document. */
export async function depositDocument(access: Adding, input: DepositDescription): Promise<Described> {
  // Who may not see it yet is asked of a professional, and never answered for him.
  if (isInCare(access)) throw new InvalidInputError("deposit.sight_missing", "patientSees")
  const { isMade, ...described } = await makeDocument(access, input, await authorOf(access))
  if (isMade) traceDeposit(access, described.documentId)
  return described
}

/**
 * Makes a document of a professional's deposit, with the marks that he chose; where he was is kept apart from what it says.
 * The patient is written to when she may read it, and not before.
 */
export async function depositDocumentInCare(access: Adding, input: CareDeposit): Promise<Described> {
  if (!isInCare(access)) throw new InvalidInputError("deposit.marks_of_a_professional", "patientSees")
  if (input.hideFromRepresentatives && !(await isOfMinor(access))) {
    traceDeposit(access, input.draftId)
    throw new InvalidInputError("deposit.of_an_adult", "hideFromRepresentatives")
  }
  const { tx, patientId, actor } = access
  const announceOn = input.patientSees === "announced" ? (input.announceOn ?? null) : null
  const signed = { authorKind: "professional", authorAccountId: actor.accountId, authorName: actor.displayName } as const
  const authorProfession = actor.exercice?.professionCode ?? null
  const author = { ...signed, authorRelation: null, authorProfession, marks: sightMarks(input), announceOn }
  const { isMade, ...described } = await makeDocument(access, input, author)
  if (!isMade) return described
  const { documentId } = described
  await keepPlace(access, "documents", documentId)
  traceDeposit(access, documentId)
  if (!announceOn) await tellPatient(tx, patientId, "new_document", { subject: "document", subjectId: documentId })
  return described
}

const isInCare = ({ scope }: Adding) => scope.items.kind === "professional"

function traceDeposit(access: Adding, documentId: string): void {
  access.trace({ action: "document.deposited", permission: "add:documents", resourceIds: [documentId] })
}

async function makeDocument(access: Adding, input: DepositDescription, author: Author): Promise<Described & { isMade: boolean }> {
  const { tx, patientId, actor, scope } = access
  const { draftId: documentId, typeCode, actOn } = input
  const documentGroup = groupOfType(typeCode)
  if (!mayAddType(scope, typeCode)) {
    traceDeposit(access, documentId)
    throw new InvalidInputError("documents.type_outside_access", "typeCode")
  }
  const judged = judge(typeCode, input.sensitivity, author.authorKind)
  const title = input.title || typeLabel(typeCode, actor.language)
  const professionalAccountId = author.authorKind === "professional" ? actor.accountId : null
  const item = {
    section: "documents" as const,
    ...judged,
    typeCode,
    documentGroup,
    professionalAccountId,
    marks: author.marks,
    excludedFor: [],
  }
  const isVisible = decideItem(scope, item)
  const draft = await readDraft(access, documentId)
  if (!draft) return { documentId: await requireDescribed(access, documentId), isVisible, isMade: false }
  if (questionOf(draft)) {
    traceDeposit(access, documentId)
    throw new ConflictError("deposit.identity_unanswered")
  }
  const marks = [...(await marksOf(access, documentId, draft.mediaType)), ...author.marks]
  const [made] = await tx
    .insert(documents)
    .values({ patientId, id: documentId, typeCode, documentGroup, title, actOn, ...author, marks, ...judged, ...draft })
    .onConflictDoNothing()
    .returning({ id: documents.id, mayBeAdded: addableWithin(documents, scope, PATIENTS_TYPES) })
  if (made && !made.mayBeAdded) throw new Error("A document was added that the policy does not let in")
  if (!made) return { documentId: await requireDescribed(access, documentId), isVisible, isMade: false }
  // Sent together, answered in order.
  await Promise.all([
    moveFiles(access, documentId),
    markRead(access, "documents", documentId),
    enqueue(tx, "documents.read", { patientId, documentId }),
  ])
  return { documentId, isVisible, isMade: true }
}

async function isOfMinor({ tx, patientId }: Adding): Promise<boolean> {
  const [row] = await tx
    .select({ birthDate: patients.birthDate, today: sql<string>`(now() at time zone 'Europe/Paris')::date::text` })
    .from(patients)
    .where(eq(patients.patientId, patientId))
  return row !== undefined && ageOn(row.birthDate, row.today) < ruleValue("majority").value
}

/** A clinical document and a summary say how confidential they are: that is never lost because a file could not be read just now. */
async function marksOf(access: Adding, draftId: string, mediaType: MediaType): Promise<ConfidentialityMark[]> {
  try {
    return marksFrom(await requireProposal(access, { id: draftId, files: [{ mediaType }] }))
  } catch (error) {
    traceDeposit(access, draftId)
    if (error instanceof StorageUnavailableError) throw new ConflictError("documents.file_away")
    throw error
  }
}

/** A deposit is signed with both names: who gave it, and in whose space it lies. */
async function authorOf({ tx, patientId, actor, scope }: Adding): Promise<Author> {
  const signed = { authorAccountId: actor.accountId, authorName: actor.displayName }
  const unmarked = { authorProfession: null, marks: [], announceOn: null }
  const kind = (authorKind: AuthorKind, authorRelation: string | null): Author => ({
    ...signed,
    ...unmarked,
    authorKind,
    authorRelation,
  })
  if (!scope.delegationId) return kind("patient", null)
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
      aboutName: depositDrafts.aboutName,
      aboutBirthDate: depositDrafts.aboutBirthDate,
      aboutNumber: depositDrafts.aboutNumber,
      aboutConfirmedAt: depositDrafts.aboutConfirmedAt,
      ...tiesIn(depositDrafts),
    })
    .from(depositDrafts)
    .innerJoin(depositFiles, and(eq(depositFiles.patientId, depositDrafts.patientId), eq(depositFiles.draftId, depositDrafts.id)))
    .where(and(ownDraft(access, draftId), eq(depositFiles.role, "original")))
  const [first] = files
  if (!first) return null
  return {
    ...first,
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
    "position, role, object_key, media_type, file_name, byte_size, sha256, wrapped_key, width, height, page_count, attachments",
  )
  await Promise.all([
    tx.execute(sql`insert into document_files (patient_id, document_id, ${columns})
      select patient_id, draft_id, ${columns} from deposit_files where patient_id = ${patientId} and draft_id = ${documentId}`),
    tx.delete(depositDrafts).where(and(eq(depositDrafts.patientId, patientId), eq(depositDrafts.id, documentId))),
  ])
}

/** Whoever deposits says that the document is for the person of this space, although it names somebody else; said twice, it is said. */
export async function confirmIdentity(access: Adding, draftId: string): Promise<void> {
  const isAsked = sql`coalesce(${depositDrafts.aboutName}, ${depositDrafts.aboutBirthDate}, ${depositDrafts.aboutNumber}) is not null`
  const rows = await access.tx
    .update(depositDrafts)
    .set({ aboutConfirmedAt: sql`coalesce(${depositDrafts.aboutConfirmedAt}, now())` })
    .where(and(ownDraft(access, draftId), isAsked))
    .returning({ id: depositDrafts.id })
  if (rows.length === 0) throw new NotFoundError()
  access.trace({ action: "deposit.identity_confirmed", permission: "add:documents", resourceIds: [draftId] })
}

/** Gives up a deposit that was not described; its objects are swept away later. */
export async function discardDeposit(access: Adding, draftId: string): Promise<void> {
  const rows = await access.tx.delete(depositDrafts).where(ownDraft(access, draftId)).returning({ id: depositDrafts.id })
  if (rows.length === 0) throw new NotFoundError()
  access.trace({ action: "deposit.discarded", permission: "add:documents", resourceIds: [draftId] })
}
