"use client"

import { type FormEvent, type RefObject, useActionState } from "react"
import type { FormState } from "@/lib/forms/rules"
import type { SummaryBinding } from "./error-summary"
import type { FieldBinding } from "./form-state"

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>

export type ActionForm = {
  /** Spread on `<form>`. */
  props: {
    action: (data: FormData) => void
    noValidate: boolean
    ref?: RefObject<HTMLFormElement | null>
    onSubmit?: (event: FormEvent<HTMLFormElement>) => void
  }
  /** Spread on `<ErrorSummary>`. */
  summary: SummaryBinding
  /** Spread on a field. */
  field: (name: string) => FieldBinding
  state: FormState
  pending: boolean
}

/** A form that its action alone checks: one or two answers, or a schema too long to travel to the browser. */
export function usePlainForm({ action, initial }: { action: FormAction; initial: FormState }): ActionForm {
  const [state, dispatch, pending] = useActionState(action, initial)
  return {
    props: { action: dispatch, noValidate: true },
    summary: summaryOf(state.fieldErrors, state.formError, state),
    field: (name) => ({ name, initial: state.values[name], errors: state.fieldErrors[name] }),
    state,
    pending,
  }
}

/** The errors of every field in one list, each with the field it belongs to. */
export function summaryOf(
  fieldErrors: FormState["fieldErrors"],
  formError: string | undefined,
  attempt: SummaryBinding["attempt"],
): SummaryBinding {
  const errors = Object.entries(fieldErrors).flatMap(([name, messages]) =>
    messages.slice(0, 1).map((message) => ({ name, message })),
  )
  return { errors, formError, attempt }
}
