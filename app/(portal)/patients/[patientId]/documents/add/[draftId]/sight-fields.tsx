import type { ActionForm } from "@/components/forms/action-form"
import { CheckboxCard, RadioCards } from "@/components/forms/choice-cards"
import { DateField, type DateWords } from "@/components/forms/date-field"

type Word =
  | "question"
  | "now"
  | "nowHint"
  | "announced"
  | "announcedHint"
  | "day"
  | "dayHint"
  | "others"
  | "representatives"
  | "representativesHint"
  | "professionals"
  | "professionalsHint"

export type SightWords = Record<Word, string>
type SightFieldsProps = { field: ActionForm["field"]; words: SightWords & DateWords; isMinor: boolean }

/** Who may not see what a professional deposits: three answers, each on its own. The day is asked for with the answer that needs it. */
export function SightFields({ field, words, isMinor }: SightFieldsProps) {
  const { dayWord, monthWord, yearWord } = words
  const options = [
    { value: "now", label: words.now, hint: words.nowHint },
    { value: "announced", label: words.announced, hint: words.announcedHint },
  ]
  return (
    <>
      <div className="group flex flex-col gap-6">
        <RadioCards {...field("patientSees")} label={words.question} options={options} />
        <div className="hidden group-has-[[value=announced]:checked]:block">
          <DateField {...field("announceOn")} label={words.day} hint={words.dayHint} {...{ dayWord, monthWord, yearWord }} />
        </div>
      </div>
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="pb-2 font-heading">{words.others}</legend>
        {isMinor && (
          <CheckboxCard {...field("hideFromRepresentatives")} label={words.representatives} hint={words.representativesHint} />
        )}
        <CheckboxCard {...field("hideFromProfessionals")} label={words.professionals} hint={words.professionalsHint} />
      </fieldset>
    </>
  )
}
