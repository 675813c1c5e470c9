import { randomUUID } from "node:crypto"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { Question } from "@/lib/appointments/rules"
import { words } from "@/lib/request/words"
import { addQuestion, removeQuestion, tickQuestion } from "../actions"
import { Gesture } from "../gesture"

type Of = { patientId: string; appointmentId: string }
type QuestionsCardProps = { of: Of; questions: readonly Question[]; mayPrepare: boolean }

/** What somebody wants to ask there, each to be ticked once it was. */
export async function QuestionsCard({ of, questions, mayPrepare }: QuestionsCardProps) {
  const t = await words("appointments")
  return (
    <Card title={t("questions.title")}>
      {questions.length === 0 ? <p>{t("questions.none")}</p> : <p className="text-soft">{t("questions.text")}</p>}
      <List label={t("questions.title")}>
        {questions.map(({ id, question, askedAt, by, mayRemove }) => (
          <ListRow
            key={id}
            title={question}
            meta={by && t("questions.by", { name: by })}
            badges={askedAt && <Badge tone="green">{t("questions.asked")}</Badge>}
          >
            {mayPrepare && (
              <div className="flex flex-wrap gap-3 pt-3">
                <Gesture
                  action={tickQuestion}
                  fields={{ ...of, questionId: id, asked: askedAt ? "no" : "yes" }}
                  label={t(askedAt ? "questions.untick" : "questions.tick")}
                  about={question}
                />
                {mayRemove && (
                  <Gesture
                    action={removeQuestion}
                    fields={{ ...of, questionId: id, removed: "yes" }}
                    label={t("questions.remove")}
                    about={question}
                    tone="quiet"
                  />
                )}
              </div>
            )}
          </ListRow>
        ))}
      </List>
      {mayPrepare && (
        <AskedForm
          action={addQuestion}
          hidden={{ ...of, questionId: randomUUID() }}
          asked={[{ kind: "text", name: "question", label: t("questions.label"), maxLength: 500, autoComplete: "off" }]}
          words={await formWords(t("questions.add"))}
          tone="secondary"
        />
      )}
    </Card>
  )
}
