import { Badge } from "@/components/ui/badge"
import { Actions } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { Unbroken } from "@/components/ui/unbroken"
import {
  EMERGENCY_WAYS,
  type EmergencyChoices,
  type EmergencyState,
  type EmergencyWay,
  isAllowed,
} from "@/lib/confidentiality/rules"
import { useWords } from "@/lib/request/words"
import { ChoiceButton } from "./choice-button"

/** Two questions, each with its own answer; what saying no changes stands before both. */
export function Emergency({ patientId, choices }: { patientId: string; choices: EmergencyChoices }) {
  const t = useWords("confidentiality")
  return (
    <Card title={t("emergency.title")} id="emergency">
      <p className="max-w-text">{t("emergency.lead")}</p>
      <p className="max-w-text">{t("emergency.effect")}</p>
      <Notice>
        <p>{t("emergency.notYet")}</p>
      </Notice>
      {EMERGENCY_WAYS.map((way) => (
        <Question key={way} patientId={patientId} way={way} state={choices[way]} />
      ))}
      <p className="max-w-text text-soft">{t("emergency.card")}</p>
    </Card>
  )
}

function Question({ patientId, way, state }: { patientId: string; way: EmergencyWay; state: EmergencyState }) {
  const t = useWords("confidentiality")
  const fields = { patientId, way }
  return (
    <div className="flex flex-col items-start gap-3 border-line border-t pt-4">
      <h3 className="max-w-text text-large">
        <Unbroken>{t(`emergency.${way}.question`)}</Unbroken>
      </h3>
      <Badge tone={isAllowed(state) ? "green" : "plain"}>{t("emergency.open", { open: isAllowed(state) ? "yes" : "no" })}</Badge>
      <p>{t(`emergency.state.${state}`)}</p>
      <div className="w-full">
        <Actions>
          {state !== "allowed" && <ChoiceButton {...fields} answer="allowed" label={t(`emergency.${way}.yes`)} />}
          {state !== "opposed" && <ChoiceButton {...fields} answer="opposed" label={t(`emergency.${way}.no`)} />}
        </Actions>
      </div>
    </div>
  )
}
