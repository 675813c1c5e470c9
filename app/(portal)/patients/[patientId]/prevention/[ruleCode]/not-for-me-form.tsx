"use client"

import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { useActionForm } from "@/components/forms/use-action-form"
import { notForMeShape } from "@/lib/prevention/shape/schema"
import { decideNotForMe } from "../actions"

type NotForMeFormProps = {
  fixed: { patientId: string; code: string }
  reasons: Option[]
  words: Record<"summary" | "waiting" | "text" | "reason" | "none" | "optional" | "submit", string>
  sentences: Record<string, string>
}

/** That something is not for the person; why is hers to say or not. */
export function NotForMeForm({ fixed, reasons, words, sentences }: NotForMeFormProps) {
  const form = useActionForm({ action: decideNotForMe, schema: notForMeShape, initial: useFreshForm({}), sentences })
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      <input type="hidden" name="patientId" value={fixed.patientId} />
      <input type="hidden" name="code" value={fixed.code} />
      <p className="max-w-text text-soft">{words.text}</p>
      <SelectField
        {...form.field("reason")}
        label={words.reason}
        optionalWord={words.optional}
        emptyLabel={words.none}
        options={reasons}
      />
      <SubmitButton tone="secondary" pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
