"use client"

import { type Choice, RadioCards } from "@/components/forms/choice-cards"
import { DateField, type DateWords } from "@/components/forms/date-field"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { useActionForm } from "@/components/forms/use-action-form"
import { describeDocumentShape } from "@/lib/documents/shape/schema"
import { describeDocument } from "../../actions"

type Word = "summary" | "waiting" | "type" | "name" | "date" | "dateHint" | "sensitivity" | "submit"

type DescribeFormProps = {
  fixed: Record<string, string>
  initial: Record<string, string>
  types: Option[]
  sensitivities: Choice[]
  words: Record<Word, string> & DateWords
  sentences: Record<string, string>
}

/** Another name, type, day or sensitivity. */
export function DescribeForm({ fixed, initial, types, sensitivities, words, sentences }: DescribeFormProps) {
  const form = useActionForm({
    action: describeDocument,
    schema: describeDocumentShape,
    initial: useFreshForm(initial),
    sentences,
  })
  const { dayWord, monthWord, yearWord } = words
  return (
    <form {...form.props} className="flex flex-col gap-8">
      <ErrorSummary {...form.summary} title={words.summary} />
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...form.field("title")} label={words.name} maxLength={200} autoComplete="off" />
      <SelectField {...form.field("typeCode")} label={words.type} options={types} />
      <DateField {...form.field("actOn")} label={words.date} hint={words.dateHint} {...{ dayWord, monthWord, yearWord }} />
      <RadioCards {...form.field("sensitivity")} label={words.sensitivity} options={sensitivities} />
      <SubmitButton pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
