"use client"
import type { ReactNode } from "react"
import { ErrorSummary } from "@/components/forms/error-summary"
import { freshForm } from "@/components/forms/form-state"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { usePlainForm } from "@/components/forms/use-plain-form"
import { Actions } from "@/components/ui/button"
import { openSpace } from "./actions"

type Words = { problem: string; matricule: string; matriculeHint: string; optional: string; submit: string }

/** The matricule for those who have it at hand, and one gesture: open, or not now. */
export function OpenSpaceForm({ words, children }: { words: Words; children: ReactNode }) {
  const form = usePlainForm({ action: openSpace, initial: freshForm() })
  return (
    <form {...form.props} className="flex flex-col gap-6">
      <ErrorSummary {...form.summary} title={words.problem} />
      <TextField
        {...form.field("matricule")}
        label={words.matricule}
        hint={words.matriculeHint}
        optionalWord={words.optional}
        autoComplete="off"
        maxLength={40}
      />
      <Actions>
        <SubmitButton pending={form.pending}>{words.submit}</SubmitButton>
        {children}
      </Actions>
    </form>
  )
}
