"use client"

import type { KeyboardEvent } from "react"
import { type Choice, RadioCards } from "@/components/forms/choice-cards"
import { DateField } from "@/components/forms/date-field"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { useActionForm } from "@/components/forms/use-action-form"
import { Button } from "@/components/ui/button"
import { careDepositShape, depositShape } from "@/lib/documents/deposit/shape/schema"
import { DESCRIBE_STEPS, type DescribeStep } from "@/lib/documents/deposit/steps/rules"
import type { FormState } from "@/lib/forms/rules"
import { depositDocument, depositDocumentInCare } from "../../actions"
import { type Answer, Answered } from "./answered"
import type { DescribeWords } from "./describe-words"
import { SightFields, type SightWords } from "./sight-fields"
import { type Search, TypeSearch } from "./type-search"

type DescribeFormProps = {
  fixed: Record<string, string>
  initial: Record<string, string>
  /** The one question that is asked here; a professional, who is in a hurry, answers all of them on one page. */
  step: DescribeStep | "all"
  /** What was answered on the pages before, shown on the last one. */
  answered: readonly Answer[]
  /** What was wrong with the answer that was given here. */
  fieldErrors: FormState["fieldErrors"]
  /** The few most likely types. */
  choices: Choice[]
  /** Every type, when none of the few fits. */
  everyType?: Option[]
  /** The path of the page, drawn again for a search, with every type or for the next question. */
  page: string
  search: Search
  sensitivities: Choice[]
  words: DescribeWords
  sentences: Record<string, string>
  /** Asked of a professional: who may not see it yet. */
  sight?: { words: SightWords; isMinor: boolean }
}

export function DescribeForm(props: DescribeFormProps) {
  const { fixed, initial, step, fieldErrors, choices, everyType, sensitivities, words, sight } = props
  const fresh = useFreshForm(initial)
  const form = useActionForm({
    action: sight ? depositDocumentInCare : depositDocument,
    schema: sight ? careDepositShape : depositShape,
    initial: { ...(asks(step, "type") ? withOffered(fresh, props) : fresh), fieldErrors },
    sentences: props.sentences,
  })
  const { dayWord, monthWord, yearWord } = words
  const again = `/typed/again?page=${encodeURIComponent(props.page)}`
  return (
    <form {...form.props} onKeyDown={goOnWithEnter} className="flex flex-col gap-8">
      <ErrorSummary {...form.summary} title={words.summary} />
      {Object.entries({ ...fixed, ...givenElsewhere(step, form.state) }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {asks(step, "type") && (
        <>
          <TypeSearch again={again} search={props.search} words={words} />
          {everyType ? (
            <SelectField {...form.field("typeCode")} label={words.type} emptyLabel={words.choose} options={everyType} />
          ) : (
            <div className="flex flex-col gap-3">
              <RadioCards {...form.field("typeCode")} label={words.type} options={choices} columns={2} />
              <p>
                <Button tone="quiet" name="all" value="1" formAction={again} formMethod="post">
                  {words.all}
                </Button>
              </p>
            </div>
          )}
        </>
      )}
      {asks(step, "day") && (
        <DateField
          {...form.field("actOn")}
          {...{ dayWord, monthWord, yearWord }}
          label={words.date}
          labelShown={step === "all"}
          hint={words.dateHint}
          today={{ word: words.today, again: step === "all" ? again : `${again}&step=${step}` }}
        />
      )}
      {asks(step, "last") && (
        <>
          {props.answered.length > 0 && <Answered answers={props.answered} again={again} change={words.change} />}
          <TextField
            {...form.field("title")}
            label={words.name}
            hint={words.nameHint}
            optionalWord={words.optional}
            maxLength={200}
            autoComplete="off"
          />
          <RadioCards {...form.field("sensitivity")} label={words.sensitivity} options={sensitivities} />
          {sight && <SightFields field={form.field} words={{ ...words, ...sight.words }} isMinor={sight.isMinor} />}
        </>
      )}
      {asks(step, "last") ? (
        <SubmitButton pending={form.pending} pendingWord={words.waiting}>
          {words.submit}
        </SubmitButton>
      ) : (
        <Button
          name="step"
          value={DESCRIBE_STEPS[DESCRIBE_STEPS.indexOf(step as DescribeStep) + 1]}
          formAction={again}
          formMethod="post"
        >
          {words.next}
        </Button>
      )}
    </form>
  )
}

const asks = (step: DescribeFormProps["step"], question: DescribeStep) => step === "all" || step === question

/** What is asked on which page. */
const FIELDS: Record<DescribeStep, readonly string[]> = { type: ["typeCode"], day: ["actOn"], last: ["title", "sensitivity"] }

/** The answers of the other pages, which go along with this one's. */
function givenElsewhere(step: DescribeFormProps["step"], { values }: FormState): Record<string, string> {
  const names = DESCRIBE_STEPS.filter((other) => !asks(step, other)).flatMap((other) => FIELDS[other])
  return Object.fromEntries(names.map((name) => [name, String(values[name] ?? "")]))
}

/** A type chosen before the search stays chosen while it is on offer. */
function withOffered(state: FormState, { choices, everyType, initial }: DescribeFormProps): FormState {
  const { typeCode = "" } = state.values
  const isOffered = everyType || choices.some(({ value }) => value === typeCode)
  return isOffered ? state : { ...state, values: { ...state.values, typeCode: initial.typeCode ?? "" } }
}

/** The search is the form's first button, which Enter would press from any line: from the others it goes on or deposits. */
function goOnWithEnter(event: KeyboardEvent<HTMLFormElement>) {
  const { target, currentTarget: form } = event
  if (event.key !== "Enter" || !(target instanceof HTMLInputElement) || target.name === "q") return
  event.preventDefault()
  const press = (selector: string) => form.querySelector<HTMLButtonElement>(selector)
  form.requestSubmit(press("button:not([formaction])") ?? press("button[name=step]"))
}
