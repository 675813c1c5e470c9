"use client"

import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { useActionForm } from "@/components/forms/use-action-form"
import { Actions } from "@/components/ui/button"
import type { Language, MeasureKind } from "@/lib/measures/rules"
import { addMeasureShape } from "@/lib/measures/shape/schema"
import { addMeasure } from "./actions"
import { UnusualQuestion, type UnusualWords } from "./unusual-question"

export type AddWords = UnusualWords &
  Record<"summary" | "waiting" | "value" | "valueHint" | "measuredAt" | "measuredAtHint" | "submit" | "choose", string>

/** What is asked beside value and moment, where the kind wants it. */
export type Beside = { name: "mealMoment" | "arm" | "position"; label: string; options: Option[]; optionalWord?: string }

type MeasureFormProps = {
  patientId: string
  kind: MeasureKind
  /** The unit in which the value is typed. */
  unit: string
  /** What is usual of this kind; what lies outside was asked about by the action. */
  usual: number[][]
  /** The day and the hour of the page, which stand in the form at first. */
  now: string
  beside: Beside[]
  words: AddWords
  sentences: Record<string, string>
  language: Language
}

/** How much and when, with what else the kind wants: checked in the browser first, and asked about where it is unusual. */
export function MeasureForm(props: MeasureFormProps) {
  const { patientId, kind, unit, usual, now, beside, words, sentences, language } = props
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
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="unit" value={unit} />
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          {...form.field("value")}
          label={words.value}
          hint={words.valueHint}
          autoComplete="off"
          maxLength={30}
          dir="ltr"
        />
        {beside.map(({ name, ...field }) => (
          <SelectField key={name} {...form.field(name)} {...field} emptyLabel={words.choose} />
        ))}
        <TextField
          {...form.field("measuredAt")}
          label={words.measuredAt}
          hint={words.measuredAtHint}
          autoComplete="off"
          maxLength={40}
          dir="ltr"
        />
      </div>
      <UnusualQuestion form={form} kind={kind} unit={unit} usual={usual} words={words} language={language} />
      <Actions>
        <SubmitButton pending={form.pending} pendingWord={words.waiting}>
          {words.submit}
        </SubmitButton>
      </Actions>
    </form>
  )
}
