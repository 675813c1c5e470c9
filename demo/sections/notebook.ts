import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { addNote, correctNote } from "@/lib/notes/commands"
import type { Seeding } from "../sections"

/** The notebook around Jeanne: what her daughter and she tell each other, and one point to watch. */
export async function seedSection({ someone, patientId }: Seeding): Promise<void> {
  const [jeanne, claire] = [someone("jeanne"), someone("claire")]
  await write(claire, patientId, "La tension est un peu basse le matin. Se lever doucement, et noter les vertiges.", "yes")
  const lunch = await write(claire, patientId, "Très bonne journée. Nous avons marché jusqu’au marché, et bien déjeuné.")
  await act(claire, patientId, (access) =>
    correctNote(access, { noteId: randomUUID(), correctsId: lunch, body: "C’était mardi, et non mercredi." }),
  )
  await write(jeanne, patientId, "Merci pour les fraises. La voisine a gardé une clé.")
}

const act = <Result>(actor: Actor, patientId: string, work: Parameters<typeof withAccess<"add:notes", Result>>[3]) =>
  withAccess(actor, patientId, ["add:notes"], work)

async function write(actor: Actor, patientId: string, body: string, point?: "yes"): Promise<string> {
  const noteId = randomUUID()
  await act(actor, patientId, (access) => addNote(access, { noteId, body, point }))
  return noteId
}
