"use client"
import { useActionState } from "react"
import { formOf } from "@/components/forms/action-form"
import { type Choice, RadioCards } from "@/components/forms/choice-cards"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { pickExercice } from "./actions"

type Words = { field: string; submit: string; summary: string }

export function ExerciceForm({ choices, back, words }: { choices: Choice[]; back: string | null; words: Words }) {
  const form = formOf(useActionState(pickExercice, useFreshForm()))
  return (
    <form {...form.props} className="flex flex-col items-start gap-6">
      <ErrorSummary {...form.summary} title={words.summary} />
      <RadioCards {...form.field("exercice")} label={words.field} options={choices} />
      {back && <input type="hidden" name="back" value={back} />}
      <SubmitButton pending={form.pending}>{words.submit}</SubmitButton>
    </form>
  )
}
