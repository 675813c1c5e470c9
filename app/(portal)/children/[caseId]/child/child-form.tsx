"use client"

import type { ReactNode } from "react"
import { type Choice, RadioCards } from "@/components/forms/choice-cards"
import { DateField, type DateWords } from "@/components/forms/date-field"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { useActionForm } from "@/components/forms/use-action-form"
import { Actions } from "@/components/ui/button"
import type { FormState } from "@/lib/forms/rules"
import { childSchema } from "@/lib/review/asking/schema"
import { answerChild } from "../../actions"

type Words = Record<
  | "summary"
  | "submit"
  | "waiting"
  | "birthName"
  | "givenNames"
  | "givenNamesHint"
  | "sex"
  | "birthDate"
  | "birthDateHint"
  | "birthTown"
  | "birthTownHint"
  | "birthCountry",
  string
> & { date: DateWords }

type ChildFormProps = {
  caseId: string
  initial: FormState["values"]
  sexes: Choice[]
  countries: Choice[]
  words: Words
  sentences: Record<string, string>
  children: ReactNode
}

/** The identity traits of a birth certificate, one under the other; nothing is filled in by the browser, which checks them first. */
export function ChildForm({ caseId, initial, sexes, countries, words, sentences, children }: ChildFormProps) {
  const form = useActionForm({
    action: answerChild,
    schema: childSchema,
    initial: useFreshForm(initial),
    sentences,
  })
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      <input type="hidden" name="caseId" value={caseId} />
      <TextField {...form.field("birthName")} label={words.birthName} autoComplete="off" maxLength={80} />
      <TextField
        {...form.field("givenNames")}
        label={words.givenNames}
        hint={words.givenNamesHint}
        autoComplete="off"
        maxLength={80}
      />
      <RadioCards {...form.field("sex")} label={words.sex} options={sexes} />
      <DateField {...form.field("birthDate")} {...words.date} label={words.birthDate} hint={words.birthDateHint} />
      <RadioCards {...form.field("birthCountry")} label={words.birthCountry} options={countries} />
      <TextField
        {...form.field("birthTown")}
        label={words.birthTown}
        hint={words.birthTownHint}
        autoComplete="off"
        maxLength={80}
      />
      <Actions>
        <SubmitButton pending={form.pending} pendingWord={words.waiting}>
          {words.submit}
        </SubmitButton>
        {children}
      </Actions>
    </form>
  )
}
