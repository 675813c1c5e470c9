"use client"

import { type KeyboardEvent, useActionState } from "react"
import { type FormAction, formOf } from "@/components/forms/action-form"
import { CheckboxCard, RadioCards } from "@/components/forms/choice-cards"
import { DateField } from "@/components/forms/date-field"
import { ErrorSummary } from "@/components/forms/error-summary"
import { type FieldBinding, oneOf } from "@/components/forms/form-state"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextArea, TextField } from "@/components/forms/text-field"
import { Actions } from "@/components/ui/button"
import { Details } from "@/components/ui/details"
import { MedicineChoice, type MedicineQuestion } from "./medicine-choice"

/** One question of a line: which kind of answer it takes, and its words. */
export type Question = {
  name: string
  kind: "text" | "long" | "day" | "one" | "list"
  label: string
  hint?: string
  maxLength?: number
  options?: { value: string; label: string }[]
  isOptional: boolean
  /** What it holds where nothing was said: the fold that it is in stays shut over it. */
  usual?: string
}

export type LineFormWords = Record<
  "summary" | "refused" | "waiting" | "submit" | "optional" | "choose" | "day" | "month" | "year" | "more",
  string
>

export type CodeWords = Record<"title" | "system" | "none" | "value" | "hint", string>

type LineFormProps = {
  action: FormAction
  hidden: Record<string, string>
  /** What most lines say stands first; the rest opens behind one line. */
  questions: Question[]
  further: Question[]
  values?: Record<string, string>
  /** Asked of a treatment, under its name, where a list of medicines is loaded. */
  medicine?: MedicineQuestion
  intimate?: { label: string; hint: string }
  /** One box more, under its own name. */
  tick?: { name: string; label: string; hint: string }
  /** Asked of professionals alone. */
  code?: CodeWords & { systems: Option[] }
  words: LineFormWords
}

/** What a line says. The action checks it: the browser could not check it any better. */
export function LineForm({ action, hidden, questions, further, values, medicine, intimate, tick, code, words }: LineFormProps) {
  const form = formOf(useActionState(action, useFreshForm(values)))
  const isOpen = further.some(({ name, usual = "" }) => holdsMore(form.field(name), usual))
  const ask = (question: Question) => (
    <Asked key={question.name} question={question} binding={form.field(question.name)} words={words} />
  )
  return (
    <form {...form.props} onKeyDown={medicine && sendWithEnter} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={form.summary.errors.length > 0 ? words.summary : words.refused} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {questions.slice(0, 1).map(ask)}
      {medicine && <MedicineChoice binding={form.field("medicine")} question={medicine} />}
      {questions.slice(1).map(ask)}
      {further.length > 0 && (
        <Details summary={words.more} open={isOpen}>
          <div className="flex flex-col gap-6">{further.map(ask)}</div>
        </Details>
      )}
      {code && <CodeFields form={form} code={code} />}
      {intimate && <CheckboxCard {...form.field("intimate")} {...intimate} />}
      {tick && <CheckboxCard {...form.field(tick.name)} label={tick.label} hint={tick.hint} />}
      <Actions>
        <SubmitButton pending={form.pending} pendingWord={words.waiting}>
          {words.submit}
        </SubmitButton>
      </Actions>
    </form>
  )
}

/** Whether somebody wrote something there, or it is wrong. */
const holdsMore = ({ initial, errors }: FieldBinding, usual = "") =>
  ![undefined, "", usual].includes(oneOf(initial)) || Boolean(errors?.length)

/** The search is the form's first button, which Enter would press from any line: from all but the name it sends the line. */
function sendWithEnter(event: KeyboardEvent<HTMLFormElement>) {
  const { target, currentTarget: form } = event
  if (event.key !== "Enter" || !(target instanceof HTMLInputElement) || target.name === "label") return
  event.preventDefault()
  form.requestSubmit(form.querySelector<HTMLButtonElement>("button:not([formaction])"))
}

type CodeFieldsProps = { form: Pick<ReturnType<typeof formOf>, "field">; code: NonNullable<LineFormProps["code"]> }

/** The code of a line and whose it is, behind one line. */
function CodeFields({ form, code: { title, system, none, value, hint, systems } }: CodeFieldsProps) {
  const [ofSystem, ofCode] = [form.field("codeSystem"), form.field("code")]
  const isOpen = [ofSystem, ofCode].some((binding) => holdsMore(binding))
  return (
    <Details summary={title} open={isOpen}>
      <SelectField {...ofSystem} label={system} options={systems} emptyLabel={none} />
      <TextField {...ofCode} label={value} hint={hint} maxLength={18} autoComplete="off" width="short" dir="ltr" />
    </Details>
  )
}

type AskedProps = { question: Question; binding: ReturnType<ReturnType<typeof formOf>["field"]>; words: LineFormWords }

function Asked({ question, binding, words }: AskedProps) {
  const { kind, isOptional, maxLength, options = [], name: _name, ...said } = question
  const optionalWord = isOptional ? words.optional : undefined
  const field = { ...binding, ...said, optionalWord }
  switch (kind) {
    case "one":
      return <RadioCards {...field} options={options} columns={2} />
    case "list":
      return <SelectField {...field} options={options} emptyLabel={words.choose} />
    case "day":
      return <DateField {...field} dayWord={words.day} monthWord={words.month} yearWord={words.year} />
    case "long":
      return <TextArea {...field} maxLength={maxLength} />
    default:
      return <TextField {...field} maxLength={maxLength} autoComplete="off" />
  }
}
