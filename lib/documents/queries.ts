import "server-only"
import { and, desc, eq, gt, gte, isNull, lt, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { practised } from "@/drizzle/practised"
import { documents } from "@/drizzle/schema/documents"
import { AUTHOR_KINDS, DOCUMENT_GROUPS, MEDIA_TYPES, oneOf, SENSITIVITIES } from "@/drizzle/vocabulary"
import { contestedAs, type InList } from "@/lib/access/contested"
import { itemsWithin } from "@/lib/access/items-within"
import { getPlace, isUnread, markRead } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import type { Scope } from "@/lib/access/scope"
import { aboutOf } from "@/lib/documents/about/rules"
import { listParts } from "@/lib/documents/files/queries"
import {
  canBeDeleted,
  type DocumentDetail,
  type DocumentLine,
  type DocumentPage,
  type Facets,
  HIDDEN_FROM_PROFESSIONALS,
  toldToProfessional,
} from "@/lib/documents/rules"
import { withdrawalOf } from "@/lib/documents/withdrawing/rules"
import { NotFoundError } from "@/lib/errors"
import { type Cursor, encodeCursor } from "@/lib/platform/cursor"
import { isUuid } from "@/lib/platform/uuid"
import { answering } from "./finding/queries"
import { listRelated, tiesIn } from "./related/queries"
import type { DocumentFilters } from "./schema"

type Viewing = PatientAccess<"view:documents">
const PAGE = 20

/** What is shown of a document in a list; the same columns for the single read. */
const LINE = {
  id: documents.id,
  typeCode: documents.typeCode,
  documentGroup: documents.documentGroup,
  title: documents.title,
  actOn: documents.actOn,
  depositedAt: documents.depositedAt,
  authorKind: documents.authorKind,
  authorAccountId: documents.authorAccountId,
  authorName: documents.authorName,
  authorRelation: documents.authorRelation,
  announceOn: documents.announceOn,
  sensitivity: documents.sensitivity,
  marks: documents.marks,
  aboutConfirmedAt: documents.aboutConfirmedAt,
}

/** Everything the scope holds that nobody deleted: the one condition of list, read, facet and cursor. */
export const visible = ({ patientId, scope }: Viewing) =>
  and(eq(documents.patientId, patientId), isNull(documents.deletedAt), itemsWithin(documents, scope))

/** The filters of an address, and what only a page of ours asks for: what others deposited since this instant. */
type Asked = DocumentFilters & { since?: Date }

/** The newest twenty by date of deposit, or those on the other side of a cursor. */
export async function listDocuments(access: Viewing, filters: Asked): Promise<DocumentPage> {
  const rows = await listStatement(access, filters)
  const back = filters.newer !== undefined && filters.older === undefined
  const [more, shown] = [rows.length > PAGE, rows.slice(0, PAGE)]
  if (back) shown.reverse()
  access.trace({ action: "document.listed", permission: "view:documents", resourceIds: shown.map(({ id }) => id) })
  const [first, last] = [shown[0], shown.at(-1)]
  return {
    lines: shown.map((row) => toLine(row, access.scope)),
    newer: first && (back ? more : filters.older !== undefined) ? encodeCursor(first) : null,
    older: last && (back || more) ? encodeCursor(last) : null,
  }
}

/** How many the actor has not opened yet, of all that may be read. */
export async function countUnread(access: Viewing): Promise<number> {
  return access.tx.$count(documents, and(visible(access), isUnread(documents, access)))
}

/** The newest document of one of these types, by the day that it speaks of; null when none may be read. */
export async function findNewestOf(access: Viewing, typeCodes: readonly string[]): Promise<string | null> {
  const [row] = await access.tx
    .select({ id: documents.id })
    .from(documents)
    .where(and(visible(access), isAnyOf(documents.typeCode, typeCodes)))
    .orderBy(desc(documents.actOn), desc(documents.depositedAt))
    .limit(1)
  return row?.id ?? null
}

/** The statement of the list, apart so that a test can ask Postgres how it is read. */
export function listStatement(access: Viewing, filters: Asked) {
  const { older, newer } = filters
  const back = newer !== undefined && older === undefined
  return access.tx
    .select({
      ...LINE,
      isUnread: isUnread(documents, access),
      contested: contestedAs(documents, access.patientId),
      micros: sql<string>`(extract(epoch from ${documents.depositedAt}) * 1000000)::bigint::text`,
    })
    .from(documents)
    .where(and(visible(access), chosen(access, filters), beyond(older, sql`<`), back ? beyond(newer, sql`>`) : undefined))
    .orderBy(
      ...(back
        ? [sql`${documents.depositedAt} asc nulls last, ${documents.id} asc nulls last`]
        : [desc(documents.depositedAt), desc(documents.id)]),
    )
    .limit(PAGE + 1)
}

function chosen(access: Viewing, { group, year, author, unread, since, q }: Asked): SQL | undefined {
  return and(
    since && gt(documents.depositedAt, since),
    since && sql`${documents.authorAccountId} is distinct from ${access.scope.actorAccountId}`,
    group && eq(documents.documentGroup, group),
    year ? and(gte(documents.actOn, `${year}-01-01`), lt(documents.actOn, `${year + 1}-01-01`)) : undefined,
    author ? eq(documents.authorName, author) : undefined,
    unread && isUnread(documents, access),
    answering(q),
  )
}

function beyond(cursor: Cursor | undefined, sign: SQL): SQL | undefined {
  if (!cursor) return undefined
  const instant = sql`timestamptz 'epoch' + ${cursor.micros}::bigint * interval '1 microsecond'`
  return sql`(${documents.depositedAt}, ${documents.id}) ${sign} (${instant}, ${cursor.id}::uuid)`
}

/** Years, authors and groups of what may be seen; asked for only when somebody wants to narrow the list. */
export async function listFacets(access: Viewing): Promise<Facets> {
  const rows = await access.tx
    .selectDistinct({
      year: sql<number>`extract(year from ${documents.actOn})::int`,
      author: documents.authorName,
      group: documents.documentGroup,
    })
    .from(documents)
    .where(visible(access))
  return {
    years: [...new Set(rows.map(({ year }) => year))].sort((a, b) => b - a),
    authors: [...new Set(rows.map(({ author }) => author))].sort((a, b) => a.localeCompare(b, "fr")),
    groups: DOCUMENT_GROUPS.filter((group) => rows.some((row) => row.group === group)),
  }
}

/**
 * One document for reading: from now on it is no longer "to read" for who looks, except in a preview.
 * @throws NotFoundError when there is none, or none inside the scope
 */
export async function getDocument(access: Viewing, documentId: string): Promise<DocumentDetail> {
  if (!isUuid(documentId)) throw new NotFoundError()
  const [row] = await access.tx
    .select({
      ...LINE,
      isUnread: isUnread(documents, access),
      profession: practised(documents.authorProfession, documents.authorAccountId),
      version: documents.version,
      mediaType: documents.mediaType,
      pageCount: documents.pageCount,
      aboutName: documents.aboutName,
      aboutBirthDate: documents.aboutBirthDate,
      aboutNumber: documents.aboutNumber,
      ...tiesIn(documents),
      now: sql`now()`.mapWith(documents.depositedAt),
    })
    .from(documents)
    .where(and(visible(access), eq(documents.id, documentId)))
  if (!row) throw new NotFoundError()
  const parts = await listParts(access, documentId)
  if (!access.preview) await markRead(access, "documents", documentId)
  access.trace({ action: "document.viewed", permission: "view:documents", resourceIds: [documentId] })
  const line = toLine(row, access.scope)
  const { version, pageCount, profession } = row
  const mediaType = oneOf(MEDIA_TYPES, row.mediaType)
  const place = await getPlace(access, "documents", documentId)
  const about = aboutOf(row)
  const confirmed = about && row.aboutConfirmedAt ? { ...about, confirmedAt: row.aboutConfirmedAt } : null
  const { kind } = line.author
  const related = await listRelated(access, visible(access), row)
  const may = { canBeDeleted: canBeDeleted(kind), withdrawal: withdrawalOf(row, access.actor.accountId, row.now) }
  return { ...line, profession, version, mediaType, pageCount, parts, place, related, about: confirmed, ...may }
}

type LineRow = Omit<Awaited<ReturnType<typeof listStatement>>[number], "micros" | "contested"> & { contested?: InList | null }

function toLine(row: LineRow, scope: Scope): DocumentLine {
  const { authorKind, authorAccountId, authorName, authorRelation, sensitivity, marks, ...shown } = row
  const isPatient = scope.items.kind === "all"
  return {
    id: shown.id,
    typeCode: shown.typeCode,
    documentGroup: oneOf(DOCUMENT_GROUPS, shown.documentGroup),
    title: shown.title,
    actOn: shown.actOn,
    depositedAt: shown.depositedAt,
    isUnread: shown.isUnread,
    contested: shown.contested ?? null,
    isAboutAnother: shown.aboutConfirmedAt !== null,
    author: {
      kind: oneOf(AUTHOR_KINDS, authorKind),
      name: authorName,
      relation: authorRelation,
      isYou: authorAccountId === scope.actorAccountId,
    },
    forPatient: isPatient
      ? { sensitivity: oneOf(SENSITIVITIES, sensitivity), isHiddenFromProfessionals: marks.includes(HIDDEN_FROM_PROFESSIONALS) }
      : null,
    forProfessional: toldToProfessional(row, scope),
  }
}
