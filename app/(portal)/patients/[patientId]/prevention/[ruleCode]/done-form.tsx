"use client"

import { DateField, type DateWords } from "@/components/forms/date-field"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { useActionForm } from "@/components/forms/use-action-form"
import { doneShape } from "@/lib/prevention/shape/schema"
import { noteDone } from "../actions"

type DoneFormProps = {
  fixed: { patientId: string; code: string }
  /** Which test it can have been, where the next date depends on it. */
  tests?: Option[]
  /** The path of the page, drawn again with today in it. */
  page: string
  words: DateWords &
    Record<"summary" | "waiting" | "day" | "dayHint" | "today" | "test" | "testHint" | "choose" | "submit", string>
  sentences: Record<string, string>
}

/** When something was done, and which test it was. */
export function DoneForm({ fixed, tests, page, words, sentences }: DoneFormProps) {
  const form = useActionForm({ action: noteDone, schema: doneShape, initial: useFreshForm({}), sentences })
  const { dayWord, monthWord, yearWord } = words
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      <input type="hidden" name="patientId" value={fixed.patientId} />
      <input type="hidden" name="code" value={fixed.code} />
      <DateField
        {...form.field("day")}
        {...{ dayWord, monthWord, yearWord }}
        label={words.day}
        hint={words.dayHint}
        today={{ word: words.today, again: `/typed/again?page=${encodeURIComponent(page)}` }}
      />
      {tests && (
        <SelectField {...form.field("test")} label={words.test} hint={words.testHint} emptyLabel={words.choose} options={tests} />
      )}
      <SubmitButton pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
