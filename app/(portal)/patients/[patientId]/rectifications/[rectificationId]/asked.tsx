import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { isOpen, type Rectification } from "@/lib/rectifications/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { ButtonForm } from "../../documents/button-form"
import { withdrawRectification } from "../actions"

type AskedProps = { patientId: string; request: Rectification; decides: boolean }

/** What who asked may do now: wait, take it back, call when the month has passed, or go on from the answer. */
export function Asked({ patientId, request, decides }: AskedProps) {
  const t = useWords("rectifications")
  const { id, state, may } = request
  const isWaiting = isOpen(state)
  if (!decides || state === "withdrawn" || state === "overtaken") return null
  return (
    <>
      {isWaiting && request.daysLeft < 0 && <Passed request={request} />}
      <Card title={t("mine.title", { state })}>
        <p>{t(`mine.${isWaiting ? "waiting" : state}`)}</p>
        {may.withdraw && (
          <ButtonForm
            action={withdrawRectification}
            fields={{ patientId, rectificationId: id }}
            label={t("mine.withdraw")}
            words={{ summary: t("refused"), waiting: t("waiting") }}
          />
        )}
      </Card>
    </>
  )
}

/** The month of the law is over: in words, and with what can be done. */
function Passed({ request: { dueOn, askedAt } }: { request: Rectification }) {
  const [t, f] = [useWords("rectifications"), useFormats()]
  const asked = f.dateTime(askedAt, { dateStyle: "long" })
  return (
    <Notice tone="attention" title={t("passed.title")}>
      <p>{t("passed.text", { date: f.day(dueOn), asked })}</p>
    </Notice>
  )
}
