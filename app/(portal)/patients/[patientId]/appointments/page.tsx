import { Agenda } from "@/components/appointments/agenda"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { parseQuery } from "@/lib/appointments/schema"
import { words } from "@/lib/request/words"
import { patientPage } from "../../patient-page"
import { restoreAppointment } from "./actions"
import { Answers } from "./answers"
import { CancelledLines } from "./cancelled"
import { Done } from "./done"
import { Gesture } from "./gesture"
import { readAgenda } from "./reads"

/** The agenda of a space: what waits for an answer, what is to come, what is over. */
export default async function AppointmentsPage({ params, searchParams }: PageProps<"/patients/[patientId]/appointments">) {
  const { patientId } = await params
  const { done, appointment } = parseQuery(await searchParams)
  const here = `/patients/${patientId}/appointments`
  return patientPage(patientId, ["view:appointments"], readAgenda, async ({ space, lines, cancelled, mayAdd }) => {
    const t = await words("appointments")
    const patientName = space.isOwn ? undefined : space.givenName
    const add = mayAdd && (
      <ButtonLink href={`${here}/add`} tone="secondary">
        {t("add.title")}
      </ButtonLink>
    )
    return (
      <>
        <Done done={done}>
          {done === "cancelled" && appointment && (
            <Gesture action={restoreAppointment} fields={{ patientId, appointmentId: appointment }} label={t("done.undo")} />
          )}
        </Done>
        <PageHeading
          title={t("title")}
          lead={space.isOwn ? t("lead") : t("leadOther", { name: space.givenName })}
          action={add || undefined}
        />
        <Answers patientId={patientId} lines={lines} patientName={patientName} />
        <Agenda lines={lines} base={here} patientName={patientName} mayAdd={mayAdd} />
        <CancelledLines patientId={patientId} lines={cancelled} />
        <p>
          <a href={`${here}/feed`} className="lone-link">
            {t("feed.link")}
          </a>
        </p>
      </>
    )
  })
}
