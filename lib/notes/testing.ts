import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { addNote } from "./commands"

/** An access to the notebook and to nothing else. */
export const NOTEBOOK = { permissions: ["view:notes", "add:notes"], documentGroups: [] }

/** What a note's row says besides the columns of an item, for tests that write one of each section. */
export const sampleItem = () => ({ body: "Bonne journée, a bien déjeuné." })

/** Signs a note as somebody would, and gives its id. */
export async function newNote(
  actor: Actor,
  patientId: string,
  body = "Bonne journée, a bien déjeuné.",
  point?: "yes",
): Promise<string> {
  const noteId = randomUUID()
  await withAccess(actor, patientId, ["add:notes"], (access) => addNote(access, { noteId, body, point }))
  return noteId
}
