import { Agenda } from "@/components/appointments/agenda"
import { readAgenda } from "../../../appointments/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** Her agenda, exactly as the person will see it; nothing can be written or opened here. */
export default async function PreviewedAppointmentsPage({
  params,
}: PageProps<"/patients/[patientId]/preview/[lensId]/appointments">) {
  return previewPage(await params, "view:appointments", readAgenda, ({ sight, lines }) => (
    <>
      <PreviewHeading sight={sight} section="appointments" />
      <Agenda lines={lines} patientName={sight.givenName} mayAdd={false} />
    </>
  ))
}
