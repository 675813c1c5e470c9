import { downloadInnerPdf } from "@/lib/documents/download/inner/commands"
import { attachment, downloadName } from "@/lib/documents/download/rules"
import { documentFile } from "../document-file"

/** The PDF inside a clinical document of level 1, as a file to keep and as what is read in the page. */
export const GET = documentFile(async (actor, { patientId, documentId }) => {
  const { file, bytes } = await downloadInnerPdf(actor, patientId, documentId)
  const name = downloadName(file, { position: 0, mediaType: "application/pdf" }, 1)
  const headers = {
    "content-type": "application/pdf",
    "content-disposition": attachment(name),
    "content-security-policy": "sandbox",
  }
  return new Response(new Uint8Array(bytes), { headers })
})
