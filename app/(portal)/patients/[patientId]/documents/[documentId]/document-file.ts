import type { Actor } from "@/lib/access/actor"
import type { Download } from "@/lib/documents/download/commands"
import { attachment, DownloadFailedError, downloadName } from "@/lib/documents/download/rules"
import { handler } from "@/lib/request/handler"
import { isNavigation, orSignIn, sendTo } from "@/lib/request/navigation"

type Ids = { patientId: string; documentId: string }
type Context<Params extends Ids> = { params: Promise<Params> }
type Give<Params extends Ids> = (actor: Actor, params: Params, request: Request) => Promise<Response>

const pageOf = ({ patientId, documentId }: Ids) => `/patients/${patientId}/documents/${documentId}`

/**
 * A file of a document. Whoever followed a link to it and is refused, or whose file does not come, meets a page of ours: the
 * sign-in, or that of the document, which says why.
 */
export function documentFile<Params extends Ids>(give: Give<Params>) {
  const guarded = handler<Context<Params>>({}, async (actor, request, { params }) => {
    const ids = await params
    try {
      return await give(actor, ids, request)
    } catch (error) {
      if (!(error instanceof DownloadFailedError)) throw error
      if (!isNavigation(request)) return new Response(null, { status: error.fault === "unsafe" ? 404 : 503 })
      return sendTo(`${pageOf(ids)}?problem=${error.fault}`)
    }
  })
  return async (request: Request, context: Context<Params>): Promise<Response> =>
    orSignIn(request, await guarded(request, context), pageOf(await context.params))
}

/** The bytes as a file to keep, never shown by the browser as a page of this site. */
export function fileToKeep({ file, bytes }: Download): Response {
  const headers = {
    "content-type": file.mediaType,
    "content-length": String(file.byteSize),
    "content-disposition": attachment(downloadName(file, file, file.parts)),
    "content-security-policy": "sandbox",
  }
  return new Response(bytes, { headers })
}
