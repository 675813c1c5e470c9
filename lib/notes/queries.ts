import "server-only"
import { and, asc, desc, eq, gte, isNull, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { itemReads } from "@/drizzle/schema/items"
import { noteClosings, notes } from "@/drizzle/schema/notes"
import { oneOf, SENSITIVITIES } from "@/drizzle/vocabulary"
import { listCircle } from "@/lib/access/circle"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides, type Scope } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { type Cursor, encodeCursor } from "@/lib/platform/cursor"
import { isUuid } from "@/lib/platform/uuid"
import { type Closing, isClosed, NOTES_ON_A_PAGE, type Note, type Person } from "./rules"

type Viewing = PatientAccess<"view:notes">

/** Which notes stand on a page, and where the older ones begin. */
type NotePage = { ids: string[]; older: string | null }

/** A page of the notes that who looks may see, the last first; the first page has whatever is still watched besides. */
export async function findNotePage(access: Viewing, cursor?: Cursor): Promise<NotePage> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .select({ id: notes.id, micros: sql<string>`(extract(epoch from ${notes.writtenAt}) * 1000000)::bigint::text` })
    .from(notes)
    .where(and(seen(patientId, scope), isNull(notes.correctsId), beyond(cursor)))
    .orderBy(desc(notes.writtenAt), desc(notes.id))
    .limit(NOTES_ON_A_PAGE + 1)
  const page = rows.slice(0, NOTES_ON_A_PAGE)
  const last = page.at(-1)
  const points = cursor ? [] : await listOpenPoints(access)
  return {
    ids: [...new Set([...page.map(({ id }) => id), ...points])],
    older: last && rows.length > NOTES_ON_A_PAGE ? encodeCursor(last) : null,
  }
}

function beyond(cursor: Cursor | undefined): SQL | undefined {
  if (!cursor) return undefined
  const instant = sql`timestamptz 'epoch' + ${cursor.micros}::bigint * interval '1 microsecond'`
  return sql`(${notes.writtenAt}, ${notes.id}) < (${instant}, ${cursor.id}::uuid)`
}

/** The notes that were signed, or corrected, since an instant, of those that who looks may see. */
export async function findNotesSince({ tx, patientId, scope }: Viewing, since: Date): Promise<string[]> {
  const rows = await tx
    .select({ id: notes.id, correctsId: notes.correctsId })
    .from(notes)
    .where(and(seen(patientId, scope), gte(notes.writtenAt, since)))
    .orderBy(desc(notes.writtenAt), desc(notes.id))
    .limit(NOTES_ON_A_PAGE)
  return [...new Set(rows.map(({ id, correctsId }) => correctsId ?? id))]
}

/** The points that are still watched, of those that who asks may see: what is hidden from them takes no place of theirs. */
export async function listOpenPoints(access: PatientAccess<never>): Promise<string[]> {
  const { tx, patientId, scope } = access
  const rows = await tx
    .select({ id: notes.id })
    .from(notes)
    .where(and(seen(patientId, scope), notes.isPoint))
  const ids = rows.map(({ id }) => id)
  const closings = await closingsOf(access, ids)
  return ids.filter((id) => !isClosed(closings.get(id) ?? []))
}

const seen = (patientId: string, scope: Scope) =>
  and(eq(notes.patientId, patientId), isNull(notes.deletedAt), itemsWithin(notes, scope))

/** The notes of a page, each with its corrections, who has read it and whether it is still watched. */
export async function listNotes(access: Viewing, { ids }: Pick<NotePage, "ids">): Promise<Note[]> {
  access.trace({ action: "note.listed", permission: "view:notes", resourceIds: ids })
  if (ids.length === 0) return []
  return linesOf(access, await rowsStatement(access, isAnyOf(notes.id, ids)))
}

/**
 * One note.
 * @throws NotFoundError for one that is not there for who looks, and for a correction, which is read at its note
 */
export async function getNote(access: Viewing, id: string): Promise<Note> {
  if (!isUuid(id)) throw new NotFoundError()
  const [line] = await linesOf(access, await rowsStatement(access, and(eq(notes.id, id), isNull(notes.correctsId))))
  if (!line) throw new NotFoundError()
  access.trace({ action: "note.viewed", permission: "view:notes", resourceIds: [id] })
  return line
}

function rowsStatement({ tx, patientId, scope }: PatientAccess<never>, also?: SQL) {
  return tx
    .select(COLUMNS)
    .from(notes)
    .where(and(seen(patientId, scope), also))
    .orderBy(desc(notes.writtenAt), desc(notes.id))
}

const COLUMNS = {
  id: notes.id,
  version: notes.version,
  body: notes.body,
  correctsId: notes.correctsId,
  isPoint: notes.isPoint,
  writtenAt: notes.writtenAt,
  authorAccountId: notes.authorAccountId,
  authorName: notes.authorName,
  sensitivity: notes.sensitivity,
}

type Row = Awaited<ReturnType<typeof rowsStatement>>[number]

async function linesOf(access: Viewing, rows: readonly Row[]): Promise<Note[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const corrections = (await rowsStatement(access, isAnyOf(notes.correctsId, ids))).toReversed()
  const beside = { corrections, readers: await readersOf(access, ids), closings: await closingsOf(access, ids) }
  return rows.map((row) => lineOf(row, access, beside))
}

/** Who of the circle has opened each note: of those who are in it now, and never who wrote it. */
async function readersOf(access: Viewing, ids: readonly string[]): Promise<Map<string, Person[]>> {
  const circle = await listCircle(access, "view:notes")
  const reads = await access.tx
    .select({ itemId: itemReads.itemId, accountId: itemReads.accountId })
    .from(itemReads)
    .where(and(eq(itemReads.patientId, access.patientId), eq(itemReads.section, "notes"), isAnyOf(itemReads.itemId, ids)))
    .orderBy(asc(itemReads.readAt))
  const readers = new Map<string, Person[]>()
  for (const { itemId, accountId } of reads) {
    const member = circle.find((one) => one.accountId === accountId)
    if (member) readers.set(itemId, [...(readers.get(itemId) ?? []), { name: member.name, isYou: member.isYou }])
  }
  return readers
}

/** Who finds that each point need no longer be watched. */
async function closingsOf({ tx, patientId }: PatientAccess<never>, ids: readonly string[]): Promise<Map<string, Closing[]>> {
  const rows = await tx
    .select({
      noteId: noteClosings.noteId,
      accountId: noteClosings.accountId,
      name: noteClosings.closedByName,
      decides: noteClosings.decides,
    })
    .from(noteClosings)
    .where(and(eq(noteClosings.patientId, patientId), isAnyOf(noteClosings.noteId, ids)))
    .orderBy(asc(noteClosings.closedAt))
  const closings = new Map<string, Closing[]>()
  for (const { noteId, ...closing } of rows) closings.set(noteId, [...(closings.get(noteId) ?? []), closing])
  return closings
}

type Beside = { corrections: Row[]; readers: Map<string, Person[]>; closings: Map<string, Closing[]> }

function lineOf(row: Row, access: Viewing, { corrections, readers, closings }: Beside): Note {
  const { scope } = access
  const { id, version, isPoint } = row
  const signed = ({ id, body, writtenAt, authorName, authorAccountId }: Row) => ({
    ...{ id, body, writtenAt },
    author: { name: authorName, isYou: authorAccountId === scope.actorAccountId },
  })
  const closed = closings.get(id) ?? []
  const closedBy = closed.map(({ name, accountId }) => ({ name, isYou: accountId === scope.actorAccountId }))
  const point = isPoint ? { isOpen: !isClosed(closed), closedBy } : null
  const mayAdd = access.may("add:notes") !== null
  const own = signed(row)
  return {
    ...own,
    version,
    corrections: corrections.filter(({ correctsId }) => correctsId === id).map(signed),
    readBy: readers.get(id) ?? [],
    point,
    forPatient: decides(scope) ? { sensitivity: oneOf(SENSITIVITIES, row.sensitivity) } : null,
    may: {
      correct: mayAdd && own.author.isYou,
      close: mayAdd && point?.isOpen === true && !closedBy.some(({ isYou }) => isYou),
    },
  }
}
