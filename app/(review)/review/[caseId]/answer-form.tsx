"use client"

import type { ReactNode } from "react"
import type { FormAction } from "@/components/forms/action-form"
import type { FormWords } from "@/components/forms/asked-fields"
import { CheckboxCards, type Choice, RadioCards } from "@/components/forms/choice-cards"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextArea } from "@/components/forms/text-field"
import { useActionForm } from "@/components/forms/use-action-form"
import { Actions, type ButtonTone } from "@/components/ui/button"
import { acceptSchema, answerSchema } from "@/lib/review/schema"

type Question = { label: string; hint: string; options: Choice[] }

type AnswerFormProps = {
  action: FormAction
  hidden: Record<string, string>
  reasons?: Question & { chosen: string[] }
  /** "The same child?", where spaces of the same traits stand. */
  space?: Question
  own: { label: string; hint: string; optional: string }
  words: FormWords
  sentences: Record<string, string>
  tone?: ButtonTone
  children: ReactNode
}

/** The answer to a request: coded reasons, or which child, and words of the reviewer's own. */
export function AnswerForm({ action, hidden, reasons, space, own, words, sentences, tone, children }: AnswerFormProps) {
  const form = useActionForm({
    action,
    schema: reasons ? answerSchema : acceptSchema,
    initial: useFreshForm({ reasons: reasons?.chosen ?? [] }),
    sentences,
  })
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={form.summary.errors.length > 0 ? words.summary : words.refused} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {space && <RadioCards {...form.field("space")} {...space} />}
      {reasons && (
        <CheckboxCards {...form.field("reasons")} label={reasons.label} hint={reasons.hint} options={reasons.options} />
      )}
      <TextArea
        {...form.field("words")}
        label={own.label}
        hint={own.hint}
        optionalWord={own.optional}
        maxLength={2000}
        rows={5}
      />
      <Actions>
        <SubmitButton tone={tone} pending={form.pending} pendingWord={words.waiting}>
          {words.submit}
        </SubmitButton>
        {children}
      </Actions>
    </form>
  )
}
