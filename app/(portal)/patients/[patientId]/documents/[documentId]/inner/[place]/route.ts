import { downloadInnerFile } from "@/lib/documents/download/inner/commands"
import { attachment, downloadName } from "@/lib/documents/download/rules"
import { documentFile } from "../../document-file"

type Ids = { patientId: string; documentId: string; place: string }

/** One picture or PDF inside a structured document, by its place in it; a picture is made anew, a PDF is a file to keep. */
export const GET = documentFile<Ids>(async (actor, { patientId, documentId, place: given }) => {
  const place = /^\d{1,4}$/.test(given) ? Number(given) : -1
  const { file, bytes, mediaType } = await downloadInnerFile(actor, patientId, documentId, place)
  const headers = new Headers({ "content-type": mediaType, "content-security-policy": "sandbox" })
  if (mediaType === "application/pdf") {
    headers.set("content-disposition", attachment(downloadName(file, { position: place, mediaType }, 2)))
  }
  return new Response(new Uint8Array(bytes), { headers })
})
