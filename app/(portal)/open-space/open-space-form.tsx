"use client"
import type { ReactNode } from "react"
import { ErrorSummary } from "@/components/forms/error-summary"
import { useFreshForm } from "@/components/forms/kept-words"
import { SubmitButton } from "@/components/forms/submit-button"
import { TextField } from "@/components/forms/text-field"
import { useActionForm } from "@/components/forms/use-action-form"
import { Actions } from "@/components/ui/button"
import { openSpaceSchema } from "@/lib/space/schema"
import { openSpace } from "./actions"

type Words = { problem: string; matricule: string; matriculeHint: string; optional: string; submit: string }

type OpenSpaceFormProps = { words: Words; sentences: Record<string, string>; children: ReactNode }

/** The matricule for those who have it at hand, and one gesture: open, or not now. */
export function OpenSpaceForm({ words, sentences, children }: OpenSpaceFormProps) {
  const form = useActionForm({ action: openSpace, schema: openSpaceSchema, initial: useFreshForm(), sentences })
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
