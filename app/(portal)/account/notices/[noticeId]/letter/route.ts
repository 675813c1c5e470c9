import { requireNoticeLetter } from "@/lib/notices/queries"
import { handler } from "@/lib/request/handler"
import { letterResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"

type Context = RouteContext<"/account/notices/[noticeId]/letter">

const give = handler<Context>({}, async (actor, _request, { params }) =>
  letterResponse(await requireNoticeLetter(actor, (await params).noticeId, await language())),
)

/** One of one's own notices as a letter to print. */
export async function GET(request: Request, context: Context) {
  return orSignIn(request, await give(request, context), "/account/notices")
}
