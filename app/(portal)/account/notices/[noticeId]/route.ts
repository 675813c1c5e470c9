import { openNotice } from "@/lib/notices/commands"
import { placeOf } from "@/lib/notices/rules"
import { handler } from "@/lib/request/handler"
import { orSignIn, sendTo } from "@/lib/request/navigation"

type Context = RouteContext<"/account/notices/[noticeId]">

const open = handler<Context>({}, async (actor, _request, { params }) =>
  sendTo(placeOf(await openNotice(actor, (await params).noticeId)) ?? "/account/notices"),
)

/** The way from one of one's own notices to what it tells of; it is read from then on. */
export async function GET(request: Request, context: Context) {
  return orSignIn(request, await open(request, context), "/account/notices")
}
