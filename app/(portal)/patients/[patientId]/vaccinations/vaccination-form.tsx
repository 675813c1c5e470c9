"use client"

import { DateField, type DateWords } from "@/components/forms/date-field"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { useActionForm } from "@/components/forms/use-action-form"
import { Details } from "@/components/ui/details"
import { addVaccinationShape, correctVaccinationShape } from "@/lib/vaccinations/shape/schema"
import { addVaccination, correctVaccination } from "./actions"
import { DetailFields, type DetailWords, hasDetails } from "./detail-fields"

export type VaccinationFormWords = DateWords &
  DetailWords &
  Record<"summary" | "waiting" | "against" | "againstHint" | "choose" | "givenOn" | "givenOnHint" | "today", string> &
  Record<"document" | "documentHint" | "noDocument" | "addDocument" | "more" | "optional" | "submit", string>

type VaccinationFormProps = {
  /** What the form sends besides: which patient, and the form's own key or the line that is corrected. */
  fixed: Record<string, string>
  initial: Record<string, string>
  choices: Option[]
  proofs: Option[]
  /** Where a document is added; absent for whoever may not. */
  addDocumentAt?: string
  /** The path of the page, drawn again with today in it. */
  page: string
  systems?: Option[]
  words: VaccinationFormWords
  sentences: Record<string, string>
}

/** Against what, when, and the paper that says so; a professional is asked the first two, and the rest where it opens. */
export function VaccinationForm({ fixed, initial, choices, proofs, page, words, ...props }: VaccinationFormProps) {
  const isNew = "key" in fixed
  const form = useActionForm({
    action: isNew ? addVaccination : correctVaccination,
    schema: isNew ? addVaccinationShape : correctVaccinationShape,
    initial: useFreshForm(initial),
    sentences: props.sentences,
  })
  const { dayWord, monthWord, yearWord } = words
  const { systems } = props
  const proof = (
    <div className="flex flex-col gap-2">
      {proofs.length > 0 && (
        <SelectField
          {...form.field("documentId")}
          label={words.document}
          hint={words.documentHint}
          optionalWord={words.optional}
          emptyLabel={words.noDocument}
          options={proofs}
        />
      )}
      {props.addDocumentAt && (
        <p>
          <a href={props.addDocumentAt} className="lone-link">
            {words.addDocument}
          </a>
        </p>
      )}
    </div>
  )
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        {...form.field("against")}
        label={words.against}
        hint={words.againstHint}
        emptyLabel={words.choose}
        options={choices}
      />
      <DateField
        {...form.field("givenOn")}
        {...{ dayWord, monthWord, yearWord }}
        label={words.givenOn}
        hint={words.givenOnHint}
        today={{ word: words.today, again: `/typed/again?page=${encodeURIComponent(page)}` }}
      />
      {!systems && proof}
      <Details summary={words.more} open={hasDetails(form, systems ? ["documentId"] : [])}>
        {systems && proof}
        <DetailFields field={form.field} words={words} systems={systems} />
      </Details>
      <SubmitButton pending={form.pending} pendingWord={words.waiting}>
        {words.submit}
      </SubmitButton>
    </form>
  )
}
