import { downloadOriginal } from "@/lib/documents/download/commands"
import { documentFile, fileToKeep } from "../document-file"

/** The file as it was given, programs and all, as a file to keep: for the person whose it is, and for nobody else. */
export const GET = documentFile(async (actor, { patientId, documentId }) =>
  fileToKeep(await downloadOriginal(actor, patientId, documentId)),
)
