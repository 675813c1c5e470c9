"use client"

import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { useActionForm } from "@/components/forms/use-action-form"
import { doseSchema } from "@/lib/documents/proposals/schema"
import { takeProposalAgainst } from "../../actions"

type DoseFormProps = {
  /** Which proposal, as the form sends it. */
  fixed: Record<string, string>
  choices: Option[]
  words: Record<"label" | "choose" | "submit" | "summary" | "waiting", string>
  sentences: Record<string, string>
}

/** Against what a dose was, which takes it. */
export function DoseForm({ fixed, choices, words, sentences }: DoseFormProps) {
  const form = useActionForm({ action: takeProposalAgainst, schema: doseSchema, initial: useFreshForm(), sentences })
  return (
    <form {...form.props} className="flex flex-col items-start gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField {...form.field("against")} label={words.label} emptyLabel={words.choose} options={choices} />
      <SubmitButton pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
