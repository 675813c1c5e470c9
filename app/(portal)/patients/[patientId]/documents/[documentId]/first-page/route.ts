import { downloadFirstPage } from "@/lib/documents/download/commands"
import { documentFile, fileToKeep } from "../document-file"

/** A picture of the first page of a PDF, shown while the rest is on its way, and where nothing else draws it. */
export const GET = documentFile(async (actor, { patientId, documentId }) =>
  fileToKeep(await downloadFirstPage(actor, patientId, documentId)),
)
