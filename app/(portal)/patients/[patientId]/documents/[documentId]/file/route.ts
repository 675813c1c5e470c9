import { downloadPart } from "@/lib/documents/download/commands"
import { documentFile, fileToKeep } from "../document-file"

/** One page of a document as a file to keep: decrypted on its way. */
export const GET = documentFile(async (actor, { patientId, documentId }, request) => {
  const position = Number(new URL(request.url).searchParams.get("page") ?? "0")
  return fileToKeep(await downloadPart(actor, patientId, documentId, position))
})
