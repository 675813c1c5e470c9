import type { ActionForm } from "@/components/forms/action-form"
import { RadioCards } from "@/components/forms/choice-cards"
import { oneOf } from "@/components/forms/form-state"
import { guessMeant } from "@/lib/measures/plausibility/rules"
import { parseReading } from "@/lib/measures/reading/rules"
import { formatAmount, type Language, type MeasureKind, numbersOf } from "@/lib/measures/rules"

export type UnusualWords = Record<"isIt" | "itIs" | "itIsOther" | "orCorrect", string>

type Props = { form: ActionForm; kind: MeasureKind; unit: string; usual: number[][]; words: UnusualWords; language: Language }

/** "Is it really 380 kg, or 38 kg?": shown on the same form once a value was sent that is far from what is usual. */
export function UnusualQuestion({ form, kind, unit, usual, words, language }: Props) {
  const question = form.field("unusual")
  const asked = oneOf(form.state.values.value)
  const reading = asked ? parseReading(kind, asked, unit) : null
  if (!question.errors?.length || !asked || !reading) return null
  const said = formatAmount(kind, numbersOf(reading), language, unit)
  const meant = guessMeant(reading, usual, unit, language)
  const options = [
    { value: "yes", label: words.itIs.replace("{value}", said) },
    ...(meant ? [{ value: "other", label: words.itIsOther.replace("{value}", meant.said) }] : []),
  ]
  return (
    <>
      <input type="hidden" name="asked" value={asked} />
      <RadioCards {...question} label={words.isIt.replace("{value}", said)} hint={words.orCorrect} options={options} />
    </>
  )
}
