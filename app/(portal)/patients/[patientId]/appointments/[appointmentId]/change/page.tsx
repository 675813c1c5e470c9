import { notFound } from "next/navigation"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { LineForm } from "../../../profile/line-form"
import { changeAppointment } from "../../actions"
import { formWords, questionsOf, valuesOf } from "../../questions"
import { readToChange } from "../../reads"
import { Facts } from "../facts"

/** An appointment as it should say from now on, over what it says at the moment: whoever was overtaken reads both. */
export default async function ChangeAppointmentPage({
  params,
}: PageProps<"/patients/[patientId]/appointments/[appointmentId]/change">) {
  const { patientId, appointmentId } = await params
  return patientPage(
    patientId,
    ["act:appointments", "view:appointments"],
    (access) => readToChange(access, appointmentId),
    async ({ space, line, companions, isProposed }) => {
      if (!line) notFound()
      const t = await words("appointments")
      return (
        <>
          <PageHeading
            title={t("change.title")}
            lead={isProposed ? t("change.leadProposed", { name: space.givenName }) : t("change.lead")}
          />
          <Card title={t("change.now")}>
            <Facts line={line} patientName={space.isOwn ? undefined : space.givenName} />
          </Card>
          <Card>
            <LineForm
              action={changeAppointment}
              hidden={{ patientId, appointmentId, version: String(line.version) }}
              {...(await questionsOf(companions))}
              values={valuesOf(line)}
              words={await formWords(t("change.submit"))}
            />
          </Card>
          <p>
            <a href={`/patients/${patientId}/appointments/${line.id}`} className="lone-link">
              {t("add.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}
