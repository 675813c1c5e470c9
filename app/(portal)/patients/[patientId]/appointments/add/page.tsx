import { randomUUID } from "node:crypto"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { LineForm } from "../../profile/line-form"
import { addAppointment } from "../actions"
import { formWords, NEW, questionsOf } from "../questions"
import { readToAdd } from "../reads"

/** One appointment to write down. */
export default async function AddAppointmentPage({ params }: PageProps<"/patients/[patientId]/appointments/add">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["act:appointments"],
    readToAdd,
    async ({ space, companions, isProposed, decides }) => {
      const t = await words("appointments")
      const intimate = { label: t("form.intimate"), hint: t("form.intimateHint") }
      return (
        <>
          <PageHeading
            title={t("add.title")}
            lead={isProposed ? t("add.leadProposed", { name: space.givenName }) : t("add.lead")}
          />
          <Card>
            <LineForm
              action={addAppointment}
              hidden={{ patientId, appointmentId: randomUUID() }}
              {...(await questionsOf(companions))}
              values={NEW}
              intimate={decides ? intimate : undefined}
              words={await formWords(t("add.submit"))}
            />
          </Card>
          <p>
            <a href={`/patients/${patientId}/appointments`} className="lone-link">
              {t("add.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}
