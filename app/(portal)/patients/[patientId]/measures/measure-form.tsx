"use client"

import { RadioCards } from "@/components/forms/choice-cards"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { useActionForm } from "@/components/forms/use-action-form"
import { Actions } from "@/components/ui/button"
import { MEASURE_KINDS, type MeasureKind } from "@/lib/measures/rules"
import { addMeasureShape } from "@/lib/measures/shape/schema"
import { addMeasure } from "./actions"

export type AddWords = Record<
  "title" | "lead" | "summary" | "waiting" | "kind" | "value" | "valueHint" | "measuredAt" | "measuredAtHint" | "submit",
  string
>

type MeasureFormProps = {
  patientId: string
  /** The day and the hour of the page, which stand in the form at first. */
  now: string
  kinds: Record<MeasureKind, string>
  words: AddWords
  sentences: Record<string, string>
}

/** What, how much and when: three fields, checked in the browser first. */
export function MeasureForm({ patientId, now, kinds, words, sentences }: MeasureFormProps) {
  const form = useActionForm({
    action: addMeasure,
    schema: addMeasureShape,
    initial: useFreshForm({ measuredAt: now }),
    sentences,
  })
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      <input type="hidden" name="patientId" value={patientId} />
      <RadioCards
        {...form.field("kind")}
        label={words.kind}
        options={MEASURE_KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      <div className="flex flex-col gap-6 sm:flex-row">
        <TextField
          {...form.field("value")}
          label={words.value}
          hint={words.valueHint}
          autoComplete="off"
          maxLength={30}
          dir="ltr"
        />
        <TextField
          {...form.field("measuredAt")}
          label={words.measuredAt}
          hint={words.measuredAtHint}
          autoComplete="off"
          maxLength={40}
          dir="ltr"
        />
      </div>
      <Actions>
        <SubmitButton pending={form.pending} pendingWord={words.waiting}>
          {words.submit}
        </SubmitButton>
      </Actions>
    </form>
  )
}
