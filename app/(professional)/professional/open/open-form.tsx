"use client"
import { useActionState } from "react"
import { formOf } from "@/components/forms/action-form"
import { ErrorSummary } from "@/components/forms/error-summary"
import { ByHand, CONTROL, Field, wiring } from "@/components/forms/field"
import { oneOf } from "@/components/forms/form-state"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { openConsultation } from "./actions"

type Words = Record<"field" | "hint" | "submit" | "summary" | "refused" | "waiting", string>

/** One field, as large as a code read aloud across a desk. */
export function OpenForm({ code, words }: { code: string; words: Words }) {
  const form = formOf(useActionState(openConsultation, useFreshForm({ code })))
  const { name, initial, errors } = form.field("code")
  return (
    <form {...form.props} className="flex flex-col items-start gap-6">
      <ErrorSummary {...form.summary} title={form.summary.errors.length > 0 ? words.summary : words.refused} />
      <Field name={name} errors={errors} label={words.field} hint={words.hint}>
        <input
          {...wiring({ name, errors }, words.hint)}
          type="text"
          defaultValue={oneOf(initial)}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          className={`${CONTROL} max-w-80 font-heading text-page tracking-widest uppercase`}
        />
        <ByHand name={name} />
      </Field>
      <SubmitButton pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
