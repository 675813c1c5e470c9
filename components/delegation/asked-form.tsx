"use client"

import type { ReactNode } from "react"
import type { FormState } from "@/lib/forms/rules"
import { CheckboxCards, type Choice, RadioCards } from "../forms/choice-cards"
import { ErrorSummary } from "../forms/error-summary"
import { freshForm } from "../forms/form-state"
import { type Option, SelectField } from "../forms/select-field"
import { SubmitButton } from "../forms/submit-button"
import { TextField } from "../forms/text-field"
import { type FormAction, usePlainForm } from "../forms/use-plain-form"
import { Actions, type ButtonTone } from "../ui/button"
import type { FormWords } from "./form-words"

type Said = { name: string; label: string; hint?: string; labelShown?: boolean }

/** One thing asked: a line of text, one of a list, one of some cards, or any of them. */
export type Asked = Said &
  (
    | { kind: "text"; type?: "text" | "email"; autoComplete?: string; maxLength?: number; width?: "short"; optionalWord?: string }
    | { kind: "list"; options: Option[]; emptyLabel: string }
    | { kind: "one" | "many"; options: Choice[] }
  )

type AskedFormProps = {
  action: FormAction
  /** What the form sends besides: which patient, which draft. */
  hidden: Record<string, string>
  asked?: Asked[]
  initial?: FormState["values"]
  words: FormWords
  tone?: ButtonTone
  /** Beside the button: the way back. */
  children?: ReactNode
}

/** What an access asks on one page, and its button; a refusal comes back as a sentence over the question. */
export function AskedForm({ action, hidden, asked = [], initial = {}, words, tone, children }: AskedFormProps) {
  const form = usePlainForm({ action, initial: freshForm(initial) })
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={form.summary.errors.length > 0 ? words.summary : words.refused} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {asked.map((question) => (
        <Question key={question.name} question={question} binding={form.field(question.name)} />
      ))}
      <Actions>
        <SubmitButton tone={tone} pending={form.pending} pendingWord={words.waiting}>
          {words.submit}
        </SubmitButton>
        {children}
      </Actions>
    </form>
  )
}

type Binding = ReturnType<ReturnType<typeof usePlainForm>["field"]>

function Question({ question, binding }: { question: Asked; binding: Binding }) {
  switch (question.kind) {
    case "text": {
      const { kind, labelShown, ...field } = question
      return <TextField {...field} {...binding} />
    }
    case "list": {
      const { kind, labelShown, ...field } = question
      return <SelectField {...field} {...binding} />
    }
    case "one": {
      const { kind, ...field } = question
      return <RadioCards {...field} {...binding} />
    }
    case "many": {
      const { kind, ...field } = question
      return <CheckboxCards {...field} {...binding} />
    }
  }
}
