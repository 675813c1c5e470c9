"use client"

import { zodResolver } from "@hookform/resolvers/zod"
import { type FormEvent, startTransition, useActionState, useRef } from "react"
import { type FieldErrors, type FieldValues, type Resolver, useForm } from "react-hook-form"
import type { z } from "zod"
import type { FormState } from "@/lib/forms/rules"
import { formValues } from "@/lib/forms/rules"
import type { FieldBinding } from "./form-state"
import { type ActionForm, type FormAction, summaryOf } from "./use-plain-form"

type ActionFormOptions = {
  action: FormAction
  /** The schema the action checks with again; its messages are keys of `words`. */
  schema: z.ZodType<FieldValues, FieldValues>
  initial: FormState
  /** Words for the schema's messages, with `invalid` for any other. */
  words: Record<string, string>
}

/**
 * A form checked in the browser with the schema that the action checks with again.
 * Without script it posts all the same, and comes back with its errors and what was typed.
 */
export function useActionForm({ action, schema, initial, words }: ActionFormOptions): ActionForm {
  const [state, dispatch, pending] = useActionState(action, initial)
  const formElement = useRef<HTMLFormElement>(null)
  const { register, handleSubmit, formState } = useForm({
    resolver: checkElement(schema, formElement),
    shouldFocusError: false,
  })

  const local = inWords(formState.errors, words)
  const found = { ...state.fieldErrors, ...local }
  const field = (name: string): FieldBinding => {
    const { ref, onChange, onBlur } = register(name)
    return { name, initial: state.values[name], errors: found[name], register: { ref, onChange, onBlur } }
  }

  /** Sends what the form holds and which button was pressed, as the browser would have. */
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget
    const { submitter } = event.nativeEvent as SubmitEvent
    const send = () => startTransition(() => dispatch(new FormData(form, submitter)))
    return handleSubmit(send)(event)
  }

  return {
    props: { ref: formElement, action: dispatch, onSubmit: submit, noValidate: true },
    summary: summaryOf(found, state.formError, Object.keys(local).length > 0 ? formState.submitCount : state),
    field,
    state,
    pending,
  }
}

/** Reads the form as the action will, rather than field by field as react-hook-form does. */
function checkElement(schema: ActionFormOptions["schema"], element: { current: HTMLFormElement | null }): Resolver {
  const resolve = zodResolver(schema)
  return async (_values, context, options) => {
    const values = element.current ? formValues(new FormData(element.current)) : {}
    return resolve(values, context, options)
  }
}

function inWords(errors: FieldErrors, words: Record<string, string>): FormState["fieldErrors"] {
  const found: FormState["fieldErrors"] = {}
  for (const [name, error] of Object.entries(errors)) {
    const key = typeof error?.message === "string" ? error.message : "invalid"
    found[name] = [words[key] ?? words.invalid ?? key]
  }
  return found
}
