import "server-only"
import { and, asc, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { itemReads } from "@/drizzle/schema/items"
import { noteClosings, notes } from "@/drizzle/schema/notes"
import { oneOf, SENSITIVITIES } from "@/drizzle/vocabulary"
import { listCircle } from "@/lib/access/circle"
import { itemsWithin } from "@/lib/access/items-within"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { NotFoundError } from "@/lib/errors"
import { isUuid } from "@/lib/platform/uuid"
import { type Closing, isClosed, type Note, type Person } from "./rules"

type Viewing = PatientAccess<"view:notes">

/** The latest notes; what nobody would scroll to is found by the search. */
const MOST = 200

/** The notes that who looks may see, the last first, each with its corrections, who has read it and whether it is still watched. */
export async function listNotes(access: Viewing): Promise<Note[]> {
  const isAtHand = or(sql`${notes.writtenAt} > now() - interval '1 year'`, notes.isPoint)
  const rows = await rowsStatement(access, and(isNull(notes.correctsId), isAtHand)).limit(MOST)
  access.trace({ action: "note.listed", permission: "view:notes", resourceIds: rows.map(({ id }) => id) })
  return linesOf(access, rows)
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
    .where(and(eq(notes.patientId, patientId), isNull(notes.deletedAt), itemsWithin(notes, scope), also))
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
export async function closingsOf(
  { tx, patientId }: PatientAccess<never>,
  ids: readonly string[],
): Promise<Map<string, Closing[]>> {
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
