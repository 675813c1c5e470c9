import type { FormEvent, RefObject } from "react"
import type { FormState } from "@/lib/forms/rules"
import type { SummaryBinding } from "./error-summary"
import type { FieldBinding } from "./form-state"

export type FormAction = (state: FormState, data: FormData) => Promise<FormState>

export type ActionForm = {
  /** Spread on `<form>`. */
  props: {
    action: string | ((data: FormData) => void)
    noValidate: boolean
    method?: "post"
    encType?: "multipart/form-data"
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

/** React's own `useActionState` as a form: for one answer or one button, which the browser cannot check any better than the action. */
export function formOf([state, dispatch, pending]: [FormState, (data: FormData) => void, boolean]): ActionForm {
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
