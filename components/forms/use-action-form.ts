"use client"

import { zodResolver } from "@hookform/resolvers/zod"
import { type FormEvent, startTransition, useActionState, useRef } from "react"
import { type FieldErrors, type FieldValues, type Resolver, useForm } from "react-hook-form"
import type { z } from "zod"
import { type FormState, formValues } from "@/lib/forms/rules"
import { type ActionForm, type FormAction, summaryOf } from "./action-form"
import type { FieldBinding } from "./form-state"

type Schema = z.ZodType<FieldValues, FieldValues>

type ActionFormOptions = {
  action: FormAction
  /** The shape that the action checks with too: what it looks up in lists besides stays on the server. */
  schema: Schema
  initial: FormState
  /** The sentences of the schema's codes. */
  sentences: Record<string, string>
  /** Where files are sent, by the form itself without script and by `action` with it. */
  address?: string
  /** What of the form is checked; the words that were typed, unless files are. */
  read?: (data: FormData) => FieldValues
}

/**
 * A form checked in the browser with the shape that the action checks with again. Without script it posts all the same,
 * and comes back with its errors and what was typed.
 */
export function useActionForm({ action, schema, initial, sentences, address, read = formValues }: ActionFormOptions): ActionForm {
  const [state, dispatch, pending] = useActionState(action, initial)
  const formElement = useRef<HTMLFormElement>(null)
  const { register, handleSubmit, formState } = useForm({
    resolver: checkElement(schema, formElement, read),
    shouldFocusError: false,
  })

  const local = inWords(formState.errors, sentences)
  const found = { ...state.fieldErrors, ...local }
  const field = (name: string): FieldBinding => {
    const { ref, onChange, onBlur } = register(name)
    return { name, initial: state.values[name], errors: found[name], register: { ref, onChange, onBlur } }
  }

  /** Sends what the form holds and which button was pressed, as the browser would have. */
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget
    const { submitter } = event.nativeEvent as SubmitEvent
    // A button with an address of its own sends there, as it is.
    if (submitter?.hasAttribute("formaction")) return
    const send = () => startTransition(() => dispatch(new FormData(form, submitter)))
    return handleSubmit(send)(event)
  }

  const target = address ? ({ action: address, method: "post", encType: "multipart/form-data" } as const) : { action: dispatch }
  return {
    props: { ...target, ref: formElement, onSubmit: submit, noValidate: true },
    summary: summaryOf(found, state.formError, Object.keys(local).length > 0 ? formState.submitCount : state),
    field,
    state,
    pending,
  }
}

/** Reads the form as the action will, rather than field by field as react-hook-form does. */
function checkElement(
  schema: Schema,
  element: { current: HTMLFormElement | null },
  read: NonNullable<ActionFormOptions["read"]>,
): Resolver {
  const resolve = zodResolver(schema)
  return async (_values, context, options) => {
    const values = element.current ? read(new FormData(element.current)) : {}
    return resolve(values, context, options)
  }
}

function inWords(errors: FieldErrors, sentences: Record<string, string>): FormState["fieldErrors"] {
  const found: FormState["fieldErrors"] = {}
  for (const [name, error] of Object.entries(errors)) {
    const code = typeof error?.message === "string" ? error.message : ""
    found[name] = [sentences[code] ?? sentences["refusals.invalid"] ?? code]
  }
  return found
}
