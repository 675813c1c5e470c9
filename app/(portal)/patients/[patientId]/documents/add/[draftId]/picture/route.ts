import { downloadPicture } from "@/lib/documents/deposit/pictures/commands"
import { DownloadFailedError } from "@/lib/documents/download/rules"
import { handler } from "@/lib/request/handler"

type Context = RouteContext<"/patients/[patientId]/documents/add/[draftId]/picture">

/** A page as it was photographed, beside the questions about it; never shown by the browser as a page of this site. */
export const GET = handler<Context>({}, async (actor, request, { params }) => {
  const { patientId, draftId } = await params
  const position = Number(new URL(request.url).searchParams.get("page") ?? "0")
  try {
    const { mediaType, bytes } = await downloadPicture(actor, patientId, draftId, position)
    const headers = { "content-type": mediaType, "content-disposition": "attachment", "content-security-policy": "sandbox" }
    return new Response(new Uint8Array(bytes), { headers })
  } catch (error) {
    if (!(error instanceof DownloadFailedError)) throw error
    return new Response(null, { status: 503 })
  }
})
