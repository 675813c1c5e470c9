import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { isOpen, type Rectification, reachesNobody } from "@/lib/rectifications/rules"
import { useActor } from "@/lib/request/actor"
import { useFormats, useWords } from "@/lib/request/words"
import { HowTold } from "../../../../account/how-told"
import { ButtonForm } from "../../documents/button-form"
import { withdrawRectification } from "../actions"

type AskedProps = { patientId: string; request: Rectification; decides: boolean; patientName?: string }

/** What who asked may do now: wait, take it back, call when the month has passed, or go on from the answer. */
export function Asked({ patientId, request, decides, patientName }: AskedProps) {
  const [t, actor] = [useWords("rectifications"), useActor()]
  const { id, state, may, asker } = request
  const isWaiting = isOpen(state)
  if (!decides || state === "withdrawn" || state === "overtaken") return null
  return (
    <>
      {reachesNobody(request) && <Untold request={request} patientId={patientId} patientName={patientName} />}
      {isWaiting && request.daysLeft < 0 && <Passed request={request} />}
      <Card title={t("mine.title", { state })}>
        <p>{t(`mine.${isWaiting ? "waiting" : state}`)}</p>
        {isWaiting && !reachesNobody(request) && asker.isYou && actor && <HowTold actor={actor} />}
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

type UntoldProps = Pick<AskedProps, "patientId" | "request" | "patientName">

/** Nobody here knows of the request: in words, and with what the law and the person can do. */
function Untold({ patientId, request: { dueOn, askedAt }, patientName }: UntoldProps) {
  const [t, rights, f] = [useWords("rectifications"), useWords("rights"), useFormats()]
  const whose = { whose: patientName ? "other" : "mine", name: patientName ?? "" }
  return (
    <Notice tone="attention" title={t("untold.title")}>
      <p>{t("untold.why", whose)}</p>
      <p>{t("untold.write", { date: f.day(dueOn), asked: f.dateTime(askedAt, { dateStyle: "long" }) })}</p>
      <a href={`/patients/${patientId}/care-circle`} className="lone-link">
        {t("untold.choose", whose)}
      </a>
      <a href="/account/complaints/new" className="lone-link">
        {t("untold.complain")}
      </a>
      <p>{rights("complain.elsewhere")}</p>
    </Notice>
  )
}
