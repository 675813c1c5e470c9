import { PageUnreadableError } from "@/lib/platform/files/render"
import { handler } from "@/lib/request/handler"
import { formats, words } from "@/lib/request/words"
import { showEvidencePage } from "@/lib/review/evidence/queries"
import { caseNumber } from "@/lib/review/rules"

type Context = RouteContext<"/review/[caseId]/evidence/[evidenceId]/image">

/** One page of evidence as a picture that says who looks at it and when; the journal of the case is written before. */
export const GET = handler<Context>({}, async (actor, request, { params }) => {
  const { caseId, evidenceId } = await params
  const page = Number(new URL(request.url).searchParams.get("page") ?? "1")
  const [t, f] = [await words("review"), await formats()]
  const date = f.dateTime(new Date(), { dateStyle: "long", timeStyle: "short" })
  const watermark = t("evidence.watermark", { name: actor.displayName, date, number: caseNumber(caseId) })
  try {
    const picture = await showEvidencePage(actor, caseId, evidenceId, page, watermark)
    return new Response(new Uint8Array(picture), {
      headers: { "content-type": "image/jpeg", "content-length": String(picture.length), "content-disposition": "inline" },
    })
  } catch (error) {
    if (error instanceof PageUnreadableError) return new Response(null, { status: 422 })
    throw error
  }
})
