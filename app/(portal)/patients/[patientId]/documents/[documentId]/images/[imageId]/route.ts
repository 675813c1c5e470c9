import { downloadInnerPicture } from "@/lib/documents/download/inner/commands"
import { DownloadFailedError } from "@/lib/documents/download/rules"
import { handler } from "@/lib/request/handler"

type Context = RouteContext<"/patients/[patientId]/documents/[documentId]/images/[imageId]">

/** One picture of a clinical document, by its place in it: made anew, never the bytes that its author gave. */
export const GET = handler<Context>({}, async (actor, _, { params }) => {
  const { patientId, documentId, imageId } = await params
  const place = /^\d{1,4}$/.test(imageId) ? Number(imageId) : -1
  try {
    const { bytes, mediaType } = await downloadInnerPicture(actor, patientId, documentId, place)
    return new Response(new Uint8Array(bytes), { headers: { "content-type": mediaType, "content-security-policy": "sandbox" } })
  } catch (error) {
    if (!(error instanceof DownloadFailedError)) throw error
    return new Response(null, { status: 503 })
  }
})
