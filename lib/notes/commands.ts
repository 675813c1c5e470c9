import "server-only"
import { and, eq, isNull, or, sql } from "drizzle-orm"
import { isAnyOf } from "@/drizzle/any-of"
import { noteClosings, notes } from "@/drizzle/schema/notes"
import { oneOf, SENSITIVE_TOPICS, SENSITIVITIES } from "@/drizzle/vocabulary"
import { itemsWithin } from "@/lib/access/items-within"
import { exclude, isUnread, listExcluded, markRead } from "@/lib/access/kept-of-items"
import type { PatientAccess } from "@/lib/access/require-access"
import { decides } from "@/lib/access/scope"
import { signatureOf } from "@/lib/access/signature"
import { InvalidInputError, NotFoundError } from "@/lib/errors"
import { tellPatient } from "@/lib/notices/tell"
import { listOpenPoints } from "./queries"
import { MOST_POINTS } from "./rules"
import type { Correction, SaidOnce } from "./schema"

type Adding = PatientAccess<"add:notes">
const ADD = "add:notes"
const OPEN = { sensitivity: "not", sensitiveTopic: null } as const

/**
 * Signs a note, for good: nobody changes its words. The patient alone is told of what others write. The same form sent twice is one.
 * @throws InvalidInputError for a point more than can be watched
 */
export async function addNote(access: Adding, { noteId: id, body, point }: SaidOnce): Promise<void> {
  const { tx, patientId } = access
  if (point) await requirePlace(access, id)
  const [made] = await tx
    .insert(notes)
    .values({ patientId, id, body, isPoint: point === "yes", ...(await signatureOf(access)), state: "confirmed", ...OPEN })
    .onConflictDoNothing()
    .returning({ id: notes.id })
  await told(access, made, "note.added")
}

async function told(access: Adding, made: { id: string } | undefined, action: "note.added" | "note.corrected"): Promise<void> {
  // Sent again, it adds nothing: what is said of it is that it stands in the notebook.
  access.trace({ action: made ? action : "note.listed", permission: ADD, resourceIds: made ? [made.id] : [] })
  if (!made || !access.scope.delegationId) return
  await tellPatient(access.tx, access.patientId, "note", { subject: "note", subjectId: made.id })
}

/** Five points at most stand on top, of those that who writes may see: what is hidden from them takes no place of theirs. */
async function requirePlace(access: Adding, id: string): Promise<void> {
  const { tx, patientId } = access
  // Two who write at once wait for each other.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${patientId}, 7))`)
  const open = (await listOpenPoints(access)).filter((point) => point !== id)
  if (open.length < MOST_POINTS) return
  access.trace({ action: "note.added", permission: ADD })
  throw new InvalidInputError("notes.points_full", "point")
}

/**
 * Corrects a note by a new one that stands at it: its author alone. Who sees the note sees the correction.
 * @throws NotFoundError for a note that is not there, or is somebody else's
 */
export async function correctNote(access: Adding, { noteId: id, body, correctsId }: Correction): Promise<void> {
  const { tx, patientId, actor } = access
  const [note] = await tx
    .select({ sensitivity: notes.sensitivity, sensitiveTopic: notes.sensitiveTopic })
    .from(notes)
    .where(and(here(access, correctsId), isNull(notes.correctsId), eq(notes.authorAccountId, actor.accountId)))
    // Whoever sets it apart now waits, and finds the correction.
    .for("share", { of: notes })
  if (!note) throw new NotFoundError()
  const kept = {
    sensitivity: oneOf(SENSITIVITIES, note.sensitivity),
    sensitiveTopic: note.sensitiveTopic && oneOf(SENSITIVE_TOPICS, note.sensitiveTopic),
  }
  const [made] = await tx
    .insert(notes)
    .values({ patientId, id, body, correctsId, ...(await signatureOf(access)), state: "confirmed", ...kept })
    .onConflictDoNothing()
    .returning({ id: notes.id })
  if (made) for (const accountId of await listExcluded(access, "notes", correctsId)) await exclude(access, "notes", id, accountId)
  await told(access, made, "note.corrected")
}

/** Says that a point need no longer be watched; the patient's word closes it, or that of two members. Twice is once. */
export async function closePoint(access: Adding, id: string): Promise<void> {
  const { tx, patientId, actor, scope } = access
  const [point] = await tx
    .select({ id: notes.id })
    .from(notes)
    .where(and(here(access, id), notes.isPoint))
  if (!point) throw new NotFoundError()
  const by = { accountId: actor.accountId, closedByName: actor.displayName, decides: decides(scope) }
  await tx
    .insert(noteClosings)
    .values({ patientId, noteId: id, ...by })
    .onConflictDoNothing()
  access.trace({ action: "note.closed", permission: ADD, resourceIds: [id] })
}

/** The notes of a page and their corrections are read now by who looks; through somebody else's eyes nothing is read. */
export async function markNotesRead(access: PatientAccess<"view:notes">, shown: readonly string[]): Promise<void> {
  if (access.preview || shown.length === 0) return
  const { tx, patientId, actor, scope } = access
  const isShown = or(isAnyOf(notes.id, shown), isAnyOf(notes.correctsId, shown))
  const isOthers = sql`${notes.authorAccountId} is distinct from ${actor.accountId}`
  const rows = await tx
    .select({ id: notes.id })
    .from(notes)
    .where(
      and(
        eq(notes.patientId, patientId),
        isNull(notes.deletedAt),
        itemsWithin(notes, scope),
        isShown,
        isOthers,
        isUnread(notes, access),
      ),
    )
  for (const { id } of rows) await markRead(access, "notes", id)
}

const here = ({ patientId, scope }: PatientAccess<never>, id: string) =>
  and(eq(notes.patientId, patientId), eq(notes.id, id), isNull(notes.deletedAt), itemsWithin(notes, scope))
