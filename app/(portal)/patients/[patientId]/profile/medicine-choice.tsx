import { type Choice, RadioCards } from "@/components/forms/choice-cards"
import type { FieldBinding } from "@/components/forms/form-state"
import { Button } from "@/components/ui/button"

/** The list of medicines beside the name of a treatment: how it is searched, and what was found. */
export type MedicineQuestion = {
  /** Draws the page again with what was typed in its form, and what the list has for the name; without script too. */
  again: string
  find: string
  /** Absent before a search. */
  asked?: { question: string; hint: string; options: Choice[]; note?: string }
  /** Where nothing was found, why; and whose list it is. */
  nothing?: string
  source: string
}

type MedicineChoiceProps = { binding: FieldBinding; question: MedicineQuestion }

/** Looks up what was typed in the list of medicines. Whoever chooses nothing keeps the words alone. */
export function MedicineChoice({ binding, question: { again, find, asked, nothing, source } }: MedicineChoiceProps) {
  return (
    <div className="flex flex-col gap-4">
      <p>
        <Button tone="secondary" formAction={again} formMethod="post">
          {find}
        </Button>
      </p>
      {nothing && (
        <p role="status" className="max-w-text">
          {nothing}
        </p>
      )}
      {asked && <RadioCards {...binding} label={asked.question} hint={asked.hint} options={asked.options} />}
      {asked?.note && <p className="max-w-text">{asked.note}</p>}
      <p className="max-w-text text-small text-soft">{source}</p>
    </div>
  )
}
