"use client"

import { type ReactNode, useActionState } from "react"
import { formOf } from "@/components/forms/action-form"
import type { FormWords } from "@/components/forms/asked-fields"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { type Option, SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextArea, TextField } from "@/components/forms/text-field"
import { Actions } from "@/components/ui/button"
import type { FormValues } from "@/lib/forms/rules"
import { changeEmergencyCard } from "../actions"

type Said = Record<
  "firstWords" | "firstWordsHint" | "bloodGroup" | "bloodGroupHint" | "unknown" | "speaks" | "speaksHint",
  string
>

type CardFormProps = {
  hidden: { patientId: string; version: string }
  initial: FormValues
  said: Said
  groups: Option[]
  words: FormWords
  children: ReactNode
}

/** Three questions, none of which has to be answered. */
export function CardForm({ hidden, initial, said, groups, words, children }: CardFormProps) {
  const form = formOf(useActionState(changeEmergencyCard, useFreshForm(initial)))
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      <input type="hidden" name="patientId" value={hidden.patientId} />
      <input type="hidden" name="version" value={hidden.version} />
      <TextArea
        {...form.field("firstWords")}
        label={said.firstWords}
        hint={said.firstWordsHint}
        rows={5}
        maxLength={500}
        autoComplete="off"
      />
      <SelectField
        {...form.field("bloodGroup")}
        label={said.bloodGroup}
        hint={said.bloodGroupHint}
        options={groups}
        emptyLabel={said.unknown}
      />
      <TextField {...form.field("speaks")} label={said.speaks} hint={said.speaksHint} maxLength={80} autoComplete="off" />
      <Actions>
        <SubmitButton pending={form.pending} pendingWord={words.waiting}>
          {words.submit}
        </SubmitButton>
        {children}
      </Actions>
    </form>
  )
}
