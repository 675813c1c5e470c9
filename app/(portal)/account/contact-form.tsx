"use client"
import { useActionState } from "react"
import { formOf } from "@/components/forms/action-form"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { proposeContact } from "./actions"

type Words = { field: string; hint: string; submit: string; summary: string }

export function ContactForm({ words }: { words: Words }) {
  const form = formOf(useActionState(proposeContact, useFreshForm()))
  return (
    <form {...form.props} className="flex flex-col items-start gap-4">
      <ErrorSummary {...form.summary} title={words.summary} />
      <TextField {...form.field("email")} type="email" autoComplete="email" dir="ltr" label={words.field} hint={words.hint} />
      <SubmitButton tone="secondary" pending={form.pending}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
