import { withAccess } from "@/lib/access/require-access"
import { getAppointmentPaper } from "@/lib/appointments/printing/queries"
import { handler } from "@/lib/request/handler"
import { paperResponse } from "@/lib/request/letter"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"

type Context = RouteContext<"/patients/[patientId]/appointments/[appointmentId]/sheet">

const give = handler<Context>({}, async (actor, _request, { params }) => {
  const { patientId, appointmentId } = await params
  const spoken = await language()
  const paper = await withAccess(actor, patientId, ["view:appointments"], (access) =>
    getAppointmentPaper(access, appointmentId, spoken),
  )
  return paperResponse(paper)
})

/** One appointment as a sheet to take along, with its questions to tick. */
export async function GET(request: Request, context: Context) {
  const { patientId, appointmentId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/appointments/${appointmentId}`)
}
