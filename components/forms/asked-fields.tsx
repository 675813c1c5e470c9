import type { ReactNode } from "react"
import { Actions, type ButtonTone } from "../ui/button"
import { Heard } from "../ui/heard"
import type { ActionForm } from "./action-form"
import { CheckboxCards, type Choice, type Fold, RadioCards } from "./choice-cards"
import { ErrorSummary } from "./error-summary"
import type { FieldBinding } from "./form-state"
import { type Option, SelectField } from "./select-field"
import { SubmitButton } from "./submit-button"
import { TextArea, TextField } from "./text-field"

type Said = { name: string; label: string; hint?: string; labelShown?: boolean }

/** One thing asked: a line of text, one of a list, one of some cards, or any of them. */
export type Asked = Said &
  (
    | ({ kind: "text"; type?: "text" | "email" | "tel"; autoComplete?: string; maxLength?: number; width?: "short" } & {
        optionalWord?: string
        /** Shown when the answer "mail" of the same form is chosen, with script and without. */
        whenMail?: boolean
      })
    | { kind: "words"; optionalWord?: string; rows?: number; maxLength?: number }
    | { kind: "list"; options: Option[]; emptyLabel: string }
    | { kind: "one" | "many"; options: Choice[]; columns?: 2; fold?: Fold }
  )

export type FormWords = {
  submit: string
  waiting: string
  /** Over what has to be corrected. */
  summary: string
  /** Over the one sentence of a refusal. */
  refused: string
}

export type AskedFieldsProps = {
  form: ActionForm
  /** What the form sends besides: which patient, which draft. */
  hidden: Record<string, string>
  asked?: Asked[]
  words: FormWords
  /** What the button is about, where others of the page say the same: heard after its words. */
  about?: string
  tone?: ButtonTone
  /** Beside the button: the way back. */
  children?: ReactNode
}

/** What is asked on one page, and its button; a refusal comes back as a sentence over the question. */
export function AskedFields({ form, hidden, asked = [], words, about, tone, children }: AskedFieldsProps) {
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
          <Heard>{about}</Heard>
        </SubmitButton>
        {children}
      </Actions>
    </form>
  )
}

function Question({ question, binding }: { question: Asked; binding: FieldBinding }) {
  switch (question.kind) {
    case "text": {
      const { kind, labelShown, whenMail, ...field } = question
      const asked = <TextField {...field} {...binding} />
      return whenMail ? <div className="hidden in-[form:has([value=mail]:checked)]:block">{asked}</div> : asked
    }
    case "words": {
      const { kind, labelShown, ...field } = question
      return <TextArea {...field} {...binding} autoComplete="off" />
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
