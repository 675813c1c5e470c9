import { randomUUID } from "node:crypto"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import type { Member } from "@/lib/tasks/rules"
import { patientPage } from "../../../patient-page"
import { LineForm, type Question } from "../../profile/line-form"
import { askAbsence } from "../actions"
import { formWords } from "../questions"
import { readToHandOver } from "../reads"

/** Some days for which somebody else is asked to take care of one's tasks. */
export default async function HandOverPage({ params }: PageProps<"/patients/[patientId]/tasks/away">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["view:tasks", "act:tasks"],
    readToHandOver,
    async ({ others }) => {
      const t = await words("tasks")
      return (
        <>
          <PageHeading title={t("away.title")} lead={t("away.lead")} />
          {others.length === 0 ? (
            <EmptyState icon="people" title={t("away.nobody")}>
              <p>{t("away.rights")}</p>
            </EmptyState>
          ) : (
            <Card>
              <p className="max-w-text">{t("away.rights")}</p>
              <LineForm
                action={askAbsence}
                hidden={{ patientId, absenceId: randomUUID() }}
                questions={await questionsOf(others)}
                further={[]}
                words={{ ...(await formWords(t("away.submit"))), choose: t("away.choose") }}
              />
            </Card>
          )}
          <p>
            <a href={`/patients/${patientId}/tasks`} className="lone-link">
              {t("away.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}

async function questionsOf(others: readonly Member[]): Promise<Question[]> {
  const t = await words("tasks")
  const label = (name: string) => t(`away.fields.${name}.label`)
  const options = others.map(({ accountId, name }) => ({ value: accountId, label: name }))
  return [
    { name: "standInId", kind: "list", label: label("standInId"), options, isOptional: false },
    { name: "fromOn", kind: "day", label: label("fromOn"), isOptional: false },
    { name: "untilOn", kind: "day", label: label("untilOn"), isOptional: false },
  ]
}
