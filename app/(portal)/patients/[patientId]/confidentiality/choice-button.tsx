import type { EmergencyState, EmergencyWay } from "@/lib/confidentiality/rules"
import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { sayEmergencyChoice } from "./actions"

type ChoiceButtonProps = { patientId: string; way: EmergencyWay; answer: EmergencyState; label: string }

/** One answer to one of the two questions. */
export function ChoiceButton({ patientId, way, answer, label }: ChoiceButtonProps) {
  const [t, common] = [useWords("delegation"), useWords("common")]
  const said = { summary: t("refused"), waiting: common("waiting") }
  return <ButtonForm action={sayEmergencyChoice} fields={{ patientId, way, answer }} label={label} words={said} />
}
