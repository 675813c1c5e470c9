import { withAccess } from "@/lib/access/require-access"
import { configuration } from "@/lib/platform/configuration"
import { calendarOfYear } from "@/lib/prevention/calendar/rules"
import { calendarResponse } from "@/lib/request/calendar"
import { handler } from "@/lib/request/handler"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { readYear } from "../../reads"

type Context = RouteContext<"/patients/[patientId]/prevention/year/file">

const give = handler<Context>({}, async (actor, request, { params }) => {
  const { patientId } = await params
  const { coming } = await withAccess(actor, patientId, ["view:prevention"], readYear)
  const showsMore = new URL(request.url).searchParams.get("more") === "yes"
  const { secret } = configuration()
  return calendarResponse(calendarOfYear(coming, { secret, patientId, showsMore, language: await language() }), "prevention")
})

/** The twelve months ahead for a calendar: "prevention" and no more, or with the names as well. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/prevention/year`)
}
