import { withAccess } from "@/lib/access/require-access"
import { calendarOf } from "@/lib/appointments/calendar/rules"
import { getAppointment } from "@/lib/appointments/queries"
import { calendarResponse } from "@/lib/request/calendar"
import { handler } from "@/lib/request/handler"
import { orSignIn } from "@/lib/request/navigation"
import { language } from "@/lib/request/words"

type Context = RouteContext<"/patients/[patientId]/appointments/[appointmentId]/file">

const give = handler<Context>({}, async (actor, request, { params }) => {
  const { patientId, appointmentId } = await params
  const line = await withAccess(actor, patientId, ["view:appointments"], (access) => getAppointment(access, appointmentId))
  const showsMore = new URL(request.url).searchParams.get("more") === "yes"
  return calendarResponse(calendarOf([line], { showsMore, language: await language() }), "rendez-vous")
})

/** One appointment for a calendar: "appointment" and no more, or with whom and where as well. */
export async function GET(request: Request, context: Context) {
  const { patientId, appointmentId } = await context.params
  return orSignIn(request, await give(request, context), `/patients/${patientId}/appointments/${appointmentId}`)
}
