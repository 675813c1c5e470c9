import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { markNotesRead } from "@/lib/notes/commands"
import { findNotePage, getNote, listNotes } from "@/lib/notes/queries"
import type { Cursor } from "@/lib/platform/cursor"

type Viewing = PatientAccess<"view:notes">

/** A page of the notebook: what is shown of it is read from now on by who looks. */
export async function readNotebook(access: Viewing, cursor?: Cursor) {
  const page = await findNotePage(access, cursor)
  await markNotesRead(access, page.ids)
  return { lines: await listNotes(access, page), older: page.older, mayAdd: access.may("add:notes") !== null }
}

/** One note, and for who decides, who sees it. */
export async function readNote(access: Viewing, id: string) {
  const line = await getNote(access, id)
  const editing = access.may("edit:notes")
  return { line, sights: editing && (await listCaregiversWhoSee(editing, "notes", id)) }
}

/** A page to write on; nothing is read but whose space it is. */
export async function readToWrite(access: PatientAccess<"add:notes">) {
  access.trace({ action: "space.viewed" })
  return {}
}
