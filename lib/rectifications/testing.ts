import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newDelegation, newPatient, newTeamMember } from "@/lib/access/testing"
import { addLine } from "@/lib/profile/commands"
import { answerRectification, askRectification, seeRectification } from "./commands"
import type { Answering, Asking } from "./schema"

export type ContestedRecord = Awaited<ReturnType<typeof newContestedRecord>>

/** Jeanne's record with a line that a doctor of her team wrote, another of the team, and a daughter who reads it. */
export async function newContestedRecord() {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const morel = await newActor("Anne Morel", "professional", { sex: "female" })
  const caron = await newActor("Julie Caron", "professional")
  const patientId = await newPatient(jeanne)
  const permissions = ["view:conditions", "add:conditions"]
  await newDelegation(jeanne, patientId, claire, { permissions, documentGroups: [] })
  await newTeamMember(jeanne, patientId, morel)
  await newTeamMember(jeanne, patientId, caron)
  return { jeanne, claire, morel, caron, patientId, lineId: await newCondition(morel, patientId) }
}

/** A condition as somebody says it. */
export async function newCondition(actor: Actor, patientId: string): Promise<string> {
  const lineId = randomUUID()
  const line = { section: "conditions", lineId, content: { label: "Diabète de type 1" } } as const
  await withAccess(actor, patientId, ["add:conditions"], (access) => addLine(access, line))
  return lineId
}

/** Says that an item is not right, as the form would, and gives the request's id. */
export async function newRectification(
  actor: Actor,
  patientId: string,
  item: Pick<Asking, "section" | "itemId"> & Partial<Asking>,
): Promise<string> {
  const rectificationId = item.rectificationId ?? randomUUID()
  const asked = { wrong: "Ce n’est pas mon traitement.", right: null, ...item, rectificationId }
  await withAccess(actor, patientId, ["add:rectifications"], (access) => askRectification(access, asked))
  return rectificationId
}

/** Opens a request as who answers it. */
export async function openRectification(actor: Actor, patientId: string, id: string): Promise<void> {
  await withAccess(actor, patientId, ["act:rectifications"], async (access) => {
    access.trace({ action: "rectification.viewed" })
    await seeRectification(access, id)
  })
}

/** Answers a request that was opened: no, with words, unless said otherwise. */
export async function answerAs(
  actor: Actor,
  patientId: string,
  rectificationId: string,
  answer: Answering["answer"] = "checked",
) {
  const said = { rectificationId, answer, words: "Dosages du 4 mai." }
  await withAccess(actor, patientId, ["act:rectifications"], (access) => answerRectification(access, said))
}
