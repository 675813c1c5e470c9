import { notFound } from "next/navigation"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { LineForm } from "../../../profile/line-form"
import { changeTask } from "../../actions"
import { formWords, questionsOf, valuesOf } from "../../questions"
import { readToChange } from "../../reads"
import { Facts } from "../facts"

/** A task as it should say from now on, over what it says at the moment: whoever was overtaken reads both. */
export default async function ChangeTaskPage({ params }: PageProps<"/patients/[patientId]/tasks/[taskId]/change">) {
  const { patientId, taskId } = await params
  return patientPage(
    patientId,
    ["act:tasks", "view:tasks"],
    (access) => readToChange(access, taskId),
    async ({ line, linkable }) => {
      if (!line) notFound()
      const t = await words("tasks")
      return (
        <>
          <PageHeading title={t("change.title")} lead={t("change.lead")} />
          <Card title={t("change.now")}>
            <Facts line={line} patientId={patientId} />
          </Card>
          <Card>
            <LineForm
              action={changeTask}
              hidden={{ patientId, taskId, version: String(line.version) }}
              {...(await questionsOf(linkable))}
              values={valuesOf(line)}
              words={await formWords(t("change.submit"))}
            />
          </Card>
          <p>
            <a href={`/patients/${patientId}/tasks/${line.id}`} className="lone-link">
              {t("change.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}
