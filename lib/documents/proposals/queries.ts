import "server-only"
import { and, asc, countDistinct, desc, eq, gt, isNull, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { documents } from "@/drizzle/schema/documents"
import { itemWords } from "@/drizzle/schema/items"
import { proposalAnswers, proposals } from "@/drizzle/schema/proposals"
import { oneOf, SENSITIVE_TOPICS, SENSITIVITIES } from "@/drizzle/vocabulary"
import type { ItemApart } from "@/lib/access/apart"
import { itemsWithin } from "@/lib/access/items-within"
import { openPatientKey } from "@/lib/access/patient-key"
import type { PatientAccess } from "@/lib/access/require-access"
import { NotFoundError } from "@/lib/errors"
import { decryptText } from "@/lib/platform/keys/keyring"
import { isUuid } from "@/lib/platform/uuid"
import { HIDDEN_FROM_PROFESSIONALS } from "../rules"
import { type KeptProposal, type OpenProposal, proposalPlace, type StayingBehind, takeableBy } from "./rules"

type Any = PatientAccess<never>
/** So many are read at once; those that come after stand there once these are answered. */
const MOST = 200

/** How many documents propose how much to this reader. */
export type ProposalCount = { documents: number; lines: number }

/** How much all documents, or one of them, still propose to this reader; nothing of a document that they may not read is counted. */
export async function countProposals(access: Any, documentId?: string): Promise<ProposalCount> {
  if (takeableBy(access.scope).length === 0) return { documents: 0, lines: 0 }
  const [row] = await access.tx
    .select({ documents: countDistinct(proposals.documentId), lines: sql<number>`count(*)::int` })
    .from(proposals)
    .innerJoin(documents, ofDocument)
    .where(openTo(access, documentId))
  return row ?? { documents: 0, lines: 0 }
}

/**
 * Whether a document was read and nothing in it can be proposed, to whoever may take something: what was answered was proposed. A
 * document that is about somebody else, or waits for an announcement, proposes nothing for another reason.
 */
export async function proposesNothing(access: Any, documentId: string): Promise<boolean> {
  if (takeableBy(access.scope).length === 0) return false
  const { patientId, tx } = access
  const ofThis = sql`${proposals.patientId} = ${patientId} and ${proposals.documentId} = ${documentId}`
  const [row] = await tx
    .select({ id: documents.id })
    .from(documents)
    .innerJoin(itemWords, and(eq(itemWords.patientId, patientId), eq(itemWords.itemId, documents.id)))
    .where(
      and(
        ...[mayPropose(access), eq(documents.id, documentId)],
        ...[eq(itemWords.section, "documents"), gt(itemWords.reading, 0)],
        sql`not exists (select from ${proposals} where ${ofThis})`,
      ),
    )
  return row !== undefined
}

type Listed = { open: OpenProposal[]; staying: StayingBehind[]; isCut: boolean }

/**
 * What all documents, or one of them, propose to this reader, and what stays in these: the newest document first, each in its own
 * order.
 */
export async function listProposals(access: Any, documentId?: string): Promise<Listed> {
  const rows = takeableBy(access.scope).length === 0 ? [] : await statement(access, openTo(access, documentId))
  const shown = rows.slice(0, MOST)
  const resourceIds = [...new Set(shown.map((row) => row.documentId))]
  access.trace({ action: "document.viewed", permission: "view:documents", resourceIds })
  const read = shown.length === 0 ? [] : await opened(access, shown)
  return { open: read.map(({ open }) => open), staying: stayingBehind(read), isCut: rows.length > MOST }
}

/** One of them; nothing where it was answered, or is not for this reader. */
export async function findProposal(access: Any, documentId: string, entry: string): Promise<OpenProposal | null> {
  if (!isUuid(documentId) || takeableBy(access.scope).length === 0) return null
  const rows = await statement(access, and(openTo(access, documentId), eq(proposals.entry, entry)))
  const [found] = rows.length === 0 ? [] : await opened(access, rows)
  return found?.open ?? null
}

/**
 * Tells that a document was read for what it proposes, which is known to be in the scope then.
 * @throws NotFoundError, untold, for one that proposes nothing to this reader whatever it says
 */
export async function traceDocument(access: Any, documentId: string): Promise<void> {
  if (!isUuid(documentId)) throw new NotFoundError()
  const [row] = await access.tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(mayPropose(access), eq(documents.id, documentId)))
  if (!row) throw new NotFoundError()
  access.trace({ action: "document.viewed", permission: "view:documents", resourceIds: [row.id] })
}

/** How documents that the reader may read are set apart, but for whom they are kept from, by their ids: what is taken out of one begins as close. */
export async function readAparts(
  access: Any,
  documentIds: readonly string[],
): Promise<Map<string, ItemApart & { version: number }>> {
  if (documentIds.length === 0) return new Map()
  const { id, version, sensitivity, sensitiveTopic, marks } = documents
  const rows = await access.tx
    .select({ id, version, sensitivity, sensitiveTopic, marks })
    .from(documents)
    .where(and(mayPropose(access), isAnyOf(id, documentIds)))
  return new Map(
    rows.map((row) => {
      const topic = SENSITIVE_TOPICS.find((word) => word === row.sensitiveTopic) ?? null
      const judged = { sensitivity: oneOf(SENSITIVITIES, row.sensitivity), sensitiveTopic: topic }
      const isHiddenFromProfessionals = row.marks.includes(HIDDEN_FROM_PROFESSIONALS)
      return [row.id, { version: row.version, ...judged, isHiddenFromProfessionals, excludedFor: [] }]
    }),
  )
}

const ofDocument = and(eq(documents.patientId, proposals.patientId), eq(documents.id, proposals.documentId))

/** A document that this reader may read, that is about the patient, and that waits for no announcement. */
const mayPropose = ({ patientId, scope }: Pick<Any, "patientId" | "scope">): SQL | undefined =>
  and(
    eq(documents.patientId, patientId),
    isNull(documents.deletedAt),
    itemsWithin(documents, scope),
    isNull(documents.aboutConfirmedAt),
    sql`not ${documents.marks} && array['INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX']::text[]`,
  )

/** What is open to this reader of such documents. */
function openTo({ patientId, scope }: Any, documentId?: string): SQL | undefined {
  return and(
    eq(proposals.patientId, patientId),
    mayPropose({ patientId, scope }),
    isAnyOf(proposals.section, takeableBy(scope)),
    documentId === undefined ? undefined : isUuid(documentId) ? eq(proposals.documentId, documentId) : sql`false`,
    sql`not exists (select from ${proposalAnswers} where ${proposalAnswers.patientId} = ${patientId}
      and ${proposalAnswers.documentId} = ${proposals.documentId} and ${proposalAnswers.entry} = ${proposals.entry}
      and ${proposalAnswers.accountId} = ${scope.actorAccountId})`,
  )
}

function statement({ tx }: Any, condition: SQL | undefined) {
  return tx
    .select({
      documentId: proposals.documentId,
      entry: proposals.entry,
      ciphertext: proposals.ciphertext,
      title: documents.title,
      depositedBy: documents.authorName,
      actOn: documents.actOn,
    })
    .from(proposals)
    .innerJoin(documents, ofDocument)
    .where(condition)
    .orderBy(desc(documents.depositedAt), desc(documents.id), asc(proposals.place))
    .limit(MOST + 1)
}

type Row = Awaited<ReturnType<typeof statement>>[number]

type Opened = { open: OpenProposal; left: NonNullable<KeptProposal["left"]> }

/** Each proposal of a document says the same of what stays in it. */
function stayingBehind(read: Opened[]): StayingBehind[] {
  const byDocument = new Map(read.map(({ open: { source }, left }) => [source.documentId, { ...source, left }]))
  return [...byDocument.values()]
    .filter(({ left }) => left.length > 0)
    .map(({ documentId, title, left }) => ({ documentId, title, left }))
}

async function opened(access: Any, rows: Row[]): Promise<Opened[]> {
  const key = await openPatientKey(access)
  return rows.map(({ documentId, entry, ciphertext, title, depositedBy, actOn }) => {
    const kept = JSON.parse(decryptText(key, ciphertext, proposalPlace(documentId, entry))) as KeptProposal
    const { writtenBy, writtenOn, left = [], ...said } = kept
    const source = { documentId, title, author: writtenBy ?? depositedBy, writtenOn: writtenOn ?? actOn }
    return { open: { ...said, entry, source } as OpenProposal, left }
  })
}
