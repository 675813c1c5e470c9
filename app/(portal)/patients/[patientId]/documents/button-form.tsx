"use client"

import { useActionState } from "react"
import { type FormAction, formOf } from "@/components/forms/action-form"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import type { ButtonTone } from "@/components/ui/button"
import { Heard } from "@/components/ui/heard"

type ButtonFormProps = {
  action: FormAction
  fields: Record<string, string>
  label: string
  /** What it is about, where other buttons of the page say the same: heard after the label. */
  about?: string
  tone?: ButtonTone
  words: { summary: string; waiting: string }
}

/** One button that changes something, and says so when it could not. */
export function ButtonForm({ action, fields, label, about, tone = "secondary", words }: ButtonFormProps) {
  const form = formOf(useActionState(action, useFreshForm()))
  return (
    <form {...form.props} className="flex flex-col items-start gap-3 print:hidden">
      <ErrorSummary {...form.summary} title={words.summary} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton tone={tone} pending={form.pending} pendingWord={words.waiting}>
        {label}
        <Heard>{about}</Heard>
      </SubmitButton>
    </form>
  )
}
