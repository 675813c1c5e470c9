import { downloadPart } from "@/lib/documents/download/commands"
import { attachment, downloadName } from "@/lib/documents/download/rules"
import { documentFile } from "../document-file"

/** One page of a document as a file to keep: decrypted on its way, never shown by the browser as a page of this site. */
export const GET = documentFile(async (actor, { patientId, documentId }, request) => {
  const position = Number(new URL(request.url).searchParams.get("page") ?? "0")
  const { file, bytes } = await downloadPart(actor, patientId, documentId, position)
  const headers = {
    "content-type": file.mediaType,
    "content-length": String(file.byteSize),
    "content-disposition": attachment(downloadName(file, file, file.parts)),
    "content-security-policy": "sandbox",
  }
  return new Response(bytes, { headers })
})
