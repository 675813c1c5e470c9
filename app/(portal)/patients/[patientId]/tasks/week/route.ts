import { withAccess } from "@/lib/access/require-access"
import { handler } from "@/lib/request/handler"
import { paperResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { weekPaper } from "./paper"
import { readWeek } from "./reads"

type Context = RouteContext<"/patients/[patientId]/tasks/week">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId } = await params
  const spoken = await language()
  return paperResponse(weekPaper(await withAccess(actor, patientId, ["view:tasks"], readWeek), spoken))
})

/** The week on one page, for the person without a screen. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/tasks`)
}
