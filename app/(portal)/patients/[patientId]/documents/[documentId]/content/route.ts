import { downloadInnerPdf } from "@/lib/documents/download/inner/commands"
import { attachment, DownloadFailedError, downloadName } from "@/lib/documents/download/rules"
import { handler } from "@/lib/request/handler"

type Context = RouteContext<"/patients/[patientId]/documents/[documentId]/content">

/** The PDF inside a clinical document of level 1, as a file to keep and as what is read in the page. */
export const GET = handler<Context>({}, async (actor, _, { params }) => {
  const { patientId, documentId } = await params
  try {
    const { file, bytes } = await downloadInnerPdf(actor, patientId, documentId)
    const name = downloadName(file, { position: 0, mediaType: "application/pdf" }, 1)
    const headers = {
      "content-type": "application/pdf",
      "content-disposition": attachment(name),
      "content-security-policy": "sandbox",
    }
    return new Response(new Uint8Array(bytes), { headers })
  } catch (error) {
    if (!(error instanceof DownloadFailedError)) throw error
    return new Response(null, { status: 503 })
  }
})
