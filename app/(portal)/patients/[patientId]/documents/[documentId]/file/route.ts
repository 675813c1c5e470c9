import { downloadPart } from "@/lib/download/commands"
import { attachment, DownloadFailedError, downloadName } from "@/lib/download/rules"
import { configuration } from "@/lib/platform/configuration"
import { handler } from "@/lib/request/handler"

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
    return goTo(`/patients/${patientId}/documents/${documentId}?problem=${error.fault}`)
  }
})

/** One page of a document as a file to keep: decrypted on its way, never shown by the browser as a page of this site. */
export async function GET(request: Request, context: Context) {
  const response = await give(request, context)
  // Somebody whose session ended while reading is brought to the sign-in and back, instead of to an empty page.
  if (response.status !== 401 || !isNavigation(request)) return response
  const { patientId, documentId } = await context.params
  return goTo(`/sign-in?back=${encodeURIComponent(`/patients/${patientId}/documents/${documentId}`)}`)
}

const isNavigation = (request: Request) => request.headers.get("sec-fetch-dest") === "document"
const goTo = (path: string) => Response.redirect(new URL(path, configuration().url), 303)
