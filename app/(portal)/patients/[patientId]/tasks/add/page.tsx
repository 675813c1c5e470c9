import { randomUUID } from "node:crypto"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { LineForm } from "../../profile/line-form"
import { addTask } from "../actions"
import { formWords, questionsOf } from "../questions"
import { readToAdd } from "../reads"

/** One task to write down. */
export default async function AddTaskPage({ params }: PageProps<"/patients/[patientId]/tasks/add">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["act:tasks"],
    readToAdd,
    async ({ space, linkable, decides }) => {
      const t = await words("tasks")
      const intimate = { label: t("form.intimate"), hint: t("form.intimateHint") }
      return (
        <>
          <PageHeading
            title={t("add.title")}
            lead={space.isOwn ? t("add.lead") : t("add.leadOther", { name: space.givenName })}
          />
          <Card>
            <LineForm
              action={addTask}
              hidden={{ patientId, taskId: randomUUID() }}
              {...(await questionsOf(linkable))}
              intimate={decides ? intimate : undefined}
              words={await formWords(t("add.submit"))}
            />
          </Card>
          <p>
            <a href={`/patients/${patientId}/tasks`} className="lone-link">
              {t("add.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}
