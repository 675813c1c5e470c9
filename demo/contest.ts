import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import type { ItemSection } from "@/lib/access/sections"
import { answerRectification, askRectification, seeRectification } from "@/lib/rectifications/commands"

type Wrong = { section: ItemSection; itemId: string; wrong: string; right: string | null }

/** The patient says that what a professional wrote is not right; gives the request. */
export async function contest(patient: Actor, patientId: string, said: Wrong): Promise<string> {
  const rectificationId = randomUUID()
  await withAccess(patient, patientId, ["add:rectifications"], (access) => askRectification(access, { rectificationId, ...said }))
  return rectificationId
}

/** Who wrote it has read the request, and agrees. */
export async function accept(writer: Actor, patientId: string, rectificationId: string, words: string): Promise<void> {
  await withAccess(writer, patientId, ["act:rectifications"], async (access) => {
    await seeRectification(access, rectificationId)
    await answerRectification(access, { rectificationId, answer: "accepted", words })
  })
}
