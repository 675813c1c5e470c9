import { downloadOriginal } from "@/lib/documents/download/commands"
import { attachment, DownloadFailedError, downloadName } from "@/lib/documents/download/rules"
import { handler } from "@/lib/request/handler"

type Context = RouteContext<"/patients/[patientId]/documents/[documentId]/original">

/** The file as it was given, programs and all, as a file to keep: for the person whose it is, and for nobody else. */
export const GET = handler<Context>({}, async (actor, _, { params }) => {
  const { patientId, documentId } = await params
  try {
    const { file, bytes } = await downloadOriginal(actor, patientId, documentId)
    const headers = {
      "content-type": file.mediaType,
      "content-length": String(file.byteSize),
      "content-disposition": attachment(downloadName(file, file, file.parts)),
      "content-security-policy": "sandbox",
    }
    return new Response(bytes, { headers })
  } catch (error) {
    if (!(error instanceof DownloadFailedError)) throw error
    return new Response(null, { status: 503 })
  }
})
