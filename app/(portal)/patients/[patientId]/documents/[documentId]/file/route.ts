import { downloadPart } from "@/lib/documents/download/commands"
import { attachment, DownloadFailedError, downloadName } from "@/lib/documents/download/rules"
import { handler } from "@/lib/request/handler"
import { isNavigation, orSignIn, sendTo } from "@/lib/request/navigation"

type Context = RouteContext<"/patients/[patientId]/documents/[documentId]/file">

const give = handler<Context>({}, async (actor, request, { params }) => {
  const { patientId, documentId } = await params
  const position = Number(new URL(request.url).searchParams.get("page") ?? "0")
  try {
    const { file, bytes } = await downloadPart(actor, patientId, documentId, position)
    const headers = {
      "content-type": file.mediaType,
      "content-length": String(file.byteSize),
      "content-disposition": attachment(downloadName(file, file, file.parts)),
      "content-security-policy": "sandbox",
    }
    return new Response(bytes, { headers })
  } catch (error) {
    if (!(error instanceof DownloadFailedError)) throw error
    if (!isNavigation(request)) return new Response(null, { status: 503 })
    return sendTo(`/patients/${patientId}/documents/${documentId}?problem=${error.fault}`)
  }
})

/** One page of a document as a file to keep: decrypted on its way, never shown by the browser as a page of this site. */
export async function GET(request: Request, context: Context) {
  const { patientId, documentId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/documents/${documentId}`)
}
