import { Notice } from "@/components/ui/notice"
import { EMERGENCY_STATES, EMERGENCY_WAYS, type EmergencyChoices } from "@/lib/confidentiality/rules"
import { useWords } from "@/lib/request/words"
import { ChoiceButton } from "./choice-button"

type UndoProps = {
  patientId: string
  choices: EmergencyChoices
  query: Record<string, string | string[] | undefined>
}

/** Says back what was just answered, and takes one to the answer of before. */
export function Undo({ patientId, choices, query }: UndoProps) {
  const t = useWords("confidentiality")
  const way = EMERGENCY_WAYS.find((word) => word === query.done)
  const before = EMERGENCY_STATES.find((word) => word === query.before)
  if (!way) return null
  return (
    <Notice tone="done" title={t("done.said")} announced>
      {before && before !== choices[way] && (
        <ChoiceButton patientId={patientId} way={way} answer={before} label={t("done.undo")} />
      )}
    </Notice>
  )
}
