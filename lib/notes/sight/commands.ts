import "server-only"
import { and, eq } from "drizzle-orm"
import { notes } from "@/drizzle/schema/notes"
import type { PatientAccess } from "@/lib/access/require-access"
import { excludeItem, judgeItem } from "@/lib/access/set-apart"
import { NotFoundError } from "@/lib/errors"

type Editing = PatientAccess<"edit:notes">
const PERMISSION = "edit:notes"

/** Says whether a note is intimate, with what stands at it: the patient has the last word. */
export async function judgeNote(access: Editing, id: string, intimate: boolean): Promise<void> {
  const ids = await withCorrections(access, id)
  for (const itemId of ids) await judgeItem(access, { section: "notes", itemId }, intimate)
  access.trace({ action: "note.judged", permission: PERMISSION, resourceIds: ids })
}

/**
 * Keeps a note and what stands at it from one caregiver, who is not told, or ends that; doing it twice is the same as once.
 * @throws NotFoundError for one that is not there, and for somebody whose access does not open the notebook
 */
export async function excludeFromNote(access: Editing, id: string, caregiverId: string, excluded: boolean): Promise<void> {
  const ids = await withCorrections(access, id)
  for (const itemId of ids) await excludeItem(access, { section: "notes", itemId }, caregiverId, excluded)
  access.trace({ action: excluded ? "note.excluded" : "note.included", permission: PERMISSION, resourceIds: ids })
}

/** The note and its corrections, which go where it goes; one that is written now is waited for. */
async function withCorrections({ tx, patientId }: Editing, id: string): Promise<string[]> {
  const [note] = await tx
    .select({ id: notes.id })
    .from(notes)
    .where(and(eq(notes.patientId, patientId), eq(notes.id, id)))
    .for("update")
  if (!note) throw new NotFoundError()
  const rows = await tx
    .select({ id: notes.id })
    .from(notes)
    .where(and(eq(notes.patientId, patientId), eq(notes.correctsId, id)))
  return [id, ...rows.map((row) => row.id)]
}
