import { downloadOriginal } from "@/lib/documents/download/commands"
import { attachment, downloadName } from "@/lib/documents/download/rules"
import { documentFile } from "../document-file"

/** The file as it was given, programs and all, as a file to keep: for the person whose it is, and for nobody else. */
export const GET = documentFile(async (actor, { patientId, documentId }) => {
  const { file, bytes } = await downloadOriginal(actor, patientId, documentId)
  const headers = {
    "content-type": file.mediaType,
    "content-length": String(file.byteSize),
    "content-disposition": attachment(downloadName(file, file, file.parts)),
    "content-security-policy": "sandbox",
  }
  return new Response(bytes, { headers })
})
