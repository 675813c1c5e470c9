import { randomUUID } from "node:crypto"
import { writeFile } from "node:fs/promises"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { confirmIdentity, depositDocument, depositDocumentInCare } from "@/lib/documents/deposit/commands"
import { getDraft } from "@/lib/documents/deposit/queries"
import type { DepositDescription, Sight } from "@/lib/documents/deposit/schema"
import type { ReceivedForm } from "@/lib/platform/files/uploads/multipart"
import { removeScratch, scratchPath } from "@/lib/platform/files/uploads/scratch"
import { askToDeposit, type Deposited, receiveDeposit } from "./commands"

export type GivenFile = { bytes: Buffer; name: string; type?: string }

/** Deposits files as the upload's route handler does, scratch files and all. */
export async function upload(
  actor: Actor,
  patientId: string,
  files: GivenFile[],
  key: string = randomUUID(),
): Promise<Deposited> {
  const paths: string[] = []
  const form: ReceivedForm = { fields: { key }, files: [], tooMany: false }
  for (const { bytes, name, type = "" } of files) {
    const path = scratchPath()
    paths.push(path)
    await writeFile(path, bytes, { mode: 0o600 })
    form.files.push({ path, declaredName: name, declaredType: type, bytes: bytes.length, tooLarge: false })
  }
  try {
    return await receiveDeposit(actor, patientId, await askToDeposit(actor, patientId), form, paths)
  } finally {
    await removeScratch(paths)
  }
}

type Words = Partial<Omit<DepositDescription, "patientId" | "draftId"> & Sight>

/** Says what a deposit is, and as a professional who may see it: everybody, unless said otherwise. */
export function sayWhatItIs(actor: Actor, patientId: string, draftId: string, words: Words = {}) {
  const description = { typeCode: "11502-2", title: "", actOn: "2026-01-15", sensitivity: "by_type" as const, ...words }
  const said = { patientId, draftId, ...description }
  return withAccess(actor, patientId, ["add:documents"], (access) =>
    actor.face === "professional"
      ? depositDocumentInCare(access, { patientSees: "now", ...said })
      : depositDocument(access, said),
  )
}

/** Deposits files and says what they are, and that they are for the person of the space where that is asked: the whole way, and the id of the document. */
export async function deposit(actor: Actor, patientId: string, files: GivenFile[], words: Words = {}): Promise<string> {
  const deposited = await upload(actor, patientId, files)
  if (!("draftId" in deposited)) return deposited.documentId
  await confirmWhereAsked(actor, patientId, deposited.draftId)
  return (await sayWhatItIs(actor, patientId, deposited.draftId, words)).documentId
}

/** Answers yes where a file names somebody else than the person of the space. */
export async function confirmWhereAsked(actor: Actor, patientId: string, draftId: string): Promise<void> {
  await withAccess(actor, patientId, ["add:documents"], async (access) => {
    const { asked } = await getDraft(access, draftId)
    if (asked) await confirmIdentity(access, draftId)
  })
}
