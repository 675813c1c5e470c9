import type { PatientAccess } from "@/lib/access/require-access"
import { listCaregiversWhoSee } from "@/lib/access/sights"
import { markNotesRead } from "@/lib/notes/commands"
import { getNote, listNotes } from "@/lib/notes/queries"

type Viewing = PatientAccess<"view:notes">

/** The notebook: what is shown of it is read from now on by who looks. */
export async function readNotebook(access: Viewing) {
  await markNotesRead(access)
  return { lines: await listNotes(access), mayAdd: access.may("add:notes") !== null }
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
