"use client"
import { useActionState } from "react"
import { formOf } from "@/components/forms/action-form"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { confirmContact } from "../../actions"

export function ConfirmForm({ code, submit, summary }: { code: string; submit: string; summary: string }) {
  const form = formOf(useActionState(confirmContact, useFreshForm()))
  return (
    <form {...form.props} className="flex flex-col items-start gap-4">
      <ErrorSummary {...form.summary} title={summary} />
      <input type="hidden" name="code" value={code} />
      <SubmitButton pending={form.pending}>{submit}</SubmitButton>
    </form>
  )
}
