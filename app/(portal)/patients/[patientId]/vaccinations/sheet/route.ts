import { z } from "zod"
import { withAccess } from "@/lib/access/require-access"
import { listContested } from "@/lib/rectifications/listed/queries"
import { handler } from "@/lib/request/handler"
import { paperResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { getVaccinationPaper } from "@/lib/vaccinations/printing/queries"

type Context = RouteContext<"/patients/[patientId]/vaccinations/sheet">

const give = handler<Context>({}, async (actor, request, { params }) => {
  const { patientId } = await params
  const asked = z.enum(["fr", "en"]).safeParse(new URL(request.url).searchParams.get("language")).data
  const spoken = asked ?? (await language())
  const paper = await withAccess(actor, patientId, ["view:vaccinations", "view:profile"], (access) =>
    getVaccinationPaper(access, spoken, (lines) => listContested(access, lines)),
  )
  return paperResponse(paper)
})

/** The vaccination book as a sheet for a school or a traveller, in French or in English. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/vaccinations`)
}
