import { withAccess } from "@/lib/access/require-access"
import { handler } from "@/lib/request/handler"
import { paperResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"
import { referenceOf } from "../reads"
import { bookletPaper } from "./paper"
import { readBooklet } from "./reads"

type Context = RouteContext<"/patients/[patientId]/measures/growth/booklet">

const give = handler<Context>({}, async (actor, request, { params }) => {
  const { patientId } = await params
  const spoken = await language()
  const booklet = await withAccess(actor, patientId, ["view:measures", "view:profile"], (access) =>
    readBooklet(access, referenceOf(request)),
  )
  return paperResponse(bookletPaper(booklet, spoken))
})

/** A child's booklet as a PDF: growth, doses, allergies and illnesses, as far as whoever asks may read them. */
export async function GET(request: Request, context: Context) {
  const { patientId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/measures/growth`)
}
