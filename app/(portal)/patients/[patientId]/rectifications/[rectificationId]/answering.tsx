import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import type { Rectification } from "@/lib/rectifications/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { answerRectification } from "../actions"
import { answerQuestions, formWords } from "../questions"
import { RectificationForm } from "../rectification-form"

/** The two fields of who answers; after a yes, what is left to do beside the line, which stays as it is. */
export async function Answering({
  patientId,
  request: { id, may, state, answer },
}: {
  patientId: string
  request: Rectification
}) {
  const t = await words("rectifications")
  if (state === "accepted" && answer?.isYou) {
    return (
      <Notice title={t("next.title")}>
        <p>{t("next.text")}</p>
      </Notice>
    )
  }
  if (!may.answer) return null
  return (
    <Card title={t("answer.title")}>
      <p>{t("answer.lead")}</p>
      <RectificationForm
        action={answerRectification}
        kind="answer"
        hidden={{ patientId, rectificationId: id }}
        asked={await answerQuestions()}
        words={await formWords("answer")}
        sentences={await sentencesOf("rectifications")}
      />
    </Card>
  )
}
