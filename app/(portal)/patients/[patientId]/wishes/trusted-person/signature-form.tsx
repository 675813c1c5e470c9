"use client"

import { useActionState } from "react"
import { formOf } from "@/components/forms/action-form"
import type { FormWords } from "@/components/forms/asked-fields"
import { DateField, type DateWords } from "@/components/forms/date-field"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import type { FormValues } from "@/lib/forms/rules"
import { noteSignature } from "../actions"

type SignatureFormProps = {
  hidden: { patientId: string; wishId: string }
  initial: FormValues
  said: DateWords & { label: string; hint: string }
  /** The deposited documents that the signed paper may be among. */
  paper: { label: string; hint: string; emptyLabel: string; options: Option[] }
  words: FormWords
}

/** The day on which the trusted person signed with her, and the paper. */
export function SignatureForm({ hidden, initial, said, paper, words }: SignatureFormProps) {
  const form = formOf(useActionState(noteSignature, useFreshForm(initial)))
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      <input type="hidden" name="patientId" value={hidden.patientId} />
      <input type="hidden" name="wishId" value={hidden.wishId} />
      <DateField {...form.field("signedOn")} {...said} />
      {paper.options.length > 0 && <SelectField {...form.field("documentId")} {...paper} />}
      <SubmitButton tone="secondary" pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
