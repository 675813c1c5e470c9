import { withAccess } from "@/lib/access/require-access"
import { journalFilters } from "@/lib/journal/schema"
import { handler } from "@/lib/request/handler"
import { paperResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { comersPaper } from "./paper"
import { readSheet } from "./reads"

type Context = RouteContext<"/patients/[patientId]/journal/sheet">

const give = handler<Context>({}, async (actor, request, { params }) => {
  const { patientId } = await params
  const { week } = journalFilters.parse(Object.fromEntries(new URL(request.url).searchParams))
  const sheet = await withAccess(actor, patientId, ["view:journal"], (access) => readSheet(access, week))
  return paperResponse(comersPaper(sheet, await language()))
})

/** Who came in a week, on paper, for the person who has neither a screen nor a mail box. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/journal`)
}
