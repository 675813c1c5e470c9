"use client"

import { type Choice, RadioCards } from "@/components/forms/choice-cards"
import { DateField } from "@/components/forms/date-field"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { useActionForm } from "@/components/forms/use-action-form"
import { careDepositShape, depositShape } from "@/lib/documents/deposit/shape/schema"
import { depositDocument, depositDocumentInCare } from "../../actions"
import type { DescribeWords } from "./describe-words"
import { SightFields, type SightWords } from "./sight-fields"

type DescribeFormProps = {
  fixed: Record<string, string>
  initial: Record<string, string>
  /** The few most likely types. */
  choices: Choice[]
  /** Every type, when none of the few fits. */
  everyType?: Option[]
  everyTypeHref: string
  sensitivities: Choice[]
  words: DescribeWords
  sentences: Record<string, string>
  /** Asked of a professional: who may not see it yet. */
  sight?: { words: SightWords; isMinor: boolean }
}

export function DescribeForm(props: DescribeFormProps) {
  const { fixed, initial, choices, everyType, sensitivities, words, sight } = props
  const form = useActionForm({
    action: sight ? depositDocumentInCare : depositDocument,
    schema: sight ? careDepositShape : depositShape,
    initial: useFreshForm(initial),
    sentences: props.sentences,
  })
  const { dayWord, monthWord, yearWord } = words
  return (
    <form {...form.props} className="flex flex-col gap-8">
      <ErrorSummary {...form.summary} title={words.summary} />
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {everyType ? (
        <SelectField {...form.field("typeCode")} label={words.type} emptyLabel={words.choose} options={everyType} />
      ) : (
        <div className="flex flex-col gap-3">
          <RadioCards {...form.field("typeCode")} label={words.type} options={choices} />
          <p>
            <a href={props.everyTypeHref} className="inline-flex min-h-11 items-center">
              {words.all}
            </a>
          </p>
        </div>
      )}
      <DateField {...form.field("actOn")} label={words.date} hint={words.dateHint} {...{ dayWord, monthWord, yearWord }} />
      <TextField
        {...form.field("title")}
        label={words.name}
        hint={words.nameHint}
        optionalWord={words.optional}
        maxLength={200}
        autoComplete="off"
      />
      <RadioCards {...form.field("sensitivity")} label={words.sensitivity} options={sensitivities} />
      {sight && <SightFields field={form.field} words={{ ...words, ...sight.words }} isMinor={sight.isMinor} />}
      <SubmitButton pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
