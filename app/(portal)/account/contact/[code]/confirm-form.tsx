"use client"
import { ErrorSummary } from "@/components/forms/error-summary"
import { freshForm } from "@/components/forms/form-state"
import { SubmitButton } from "@/components/forms/submit-button"
import { usePlainForm } from "@/components/forms/use-plain-form"
import { confirmContact } from "../../actions"

export function ConfirmForm({ code, submit, summary }: { code: string; submit: string; summary: string }) {
  const form = usePlainForm({ action: confirmContact, initial: freshForm() })
  return (
    <form {...form.props} className="flex flex-col items-start gap-4">
      <ErrorSummary {...form.summary} title={summary} />
      <input type="hidden" name="code" value={code} />
      <SubmitButton pending={form.pending}>{submit}</SubmitButton>
    </form>
  )
}
