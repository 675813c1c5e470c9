import { downloadInnerFile } from "@/lib/documents/download/inner/commands"
import { attachment, DownloadFailedError, downloadName } from "@/lib/documents/download/rules"
import { handler } from "@/lib/request/handler"

type Context = RouteContext<"/patients/[patientId]/documents/[documentId]/inner/[place]">

/** One picture or PDF inside a structured document, by its place in it; a picture is made anew, a PDF is a file to keep. */
export const GET = handler<Context>({}, async (actor, _, { params }) => {
  const { patientId, documentId, place: given } = await params
  const place = /^\d{1,4}$/.test(given) ? Number(given) : -1
  try {
    const { file, bytes, mediaType } = await downloadInnerFile(actor, patientId, documentId, place)
    const headers = new Headers({ "content-type": mediaType, "content-security-policy": "sandbox" })
    if (mediaType === "application/pdf") {
      headers.set("content-disposition", attachment(downloadName(file, { position: place, mediaType }, 2)))
    }
    return new Response(new Uint8Array(bytes), { headers })
  } catch (error) {
    if (!(error instanceof DownloadFailedError)) throw error
    return new Response(null, { status: 503 })
  }
})
