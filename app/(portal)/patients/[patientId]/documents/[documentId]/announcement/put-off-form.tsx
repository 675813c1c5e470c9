"use client"

import { DateField, type DateWords } from "@/components/forms/date-field"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { useActionForm } from "@/components/forms/use-action-form"
import { putOffShape } from "@/lib/documents/announcement/shape/schema"
import { putOffAnnouncement } from "../../actions"

type Words = DateWords & Record<"summary" | "waiting" | "day" | "dayHint" | "submit", string>

type PutOffFormProps = { fixed: Record<string, string>; proposed: string; words: Words; sentences: Record<string, string> }

/** Another day for an announcement. */
export function PutOffForm({ fixed, proposed, words, sentences }: PutOffFormProps) {
  const form = useActionForm({
    action: putOffAnnouncement,
    schema: putOffShape,
    initial: useFreshForm({ announceOn: proposed }),
    sentences,
  })
  const { dayWord, monthWord, yearWord } = words
  return (
    <form {...form.props} className="flex flex-col items-start gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DateField {...form.field("announceOn")} label={words.day} hint={words.dayHint} {...{ dayWord, monthWord, yearWord }} />
      <SubmitButton tone="secondary" pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
