"use client"

import { useEffect, useRef } from "react"
import { Unbroken } from "../ui/unbroken"
import { fieldId } from "./form-state"

/** Told by the summary where it stands: what was just sent is not done, and still lies in its form. */
export const REFUSED = "relais-refused"

export type SummaryBinding = {
  errors: { name: string; message: string }[]
  formError?: string
  /** Another at each sending, so that the same errors are announced again. */
  attempt?: unknown
}

/** Every error of the form at once, each a link to its field. */
export function ErrorSummary({ title, errors, formError, attempt }: SummaryBinding & { title: string }) {
  const box = useRef<HTMLDivElement>(null)
  const announced = useRef<unknown>(null)
  const shown = errors.length > 0 || formError !== undefined

  // Focus moves here so that a screen reader announces the errors first.
  useEffect(() => {
    if (!shown || announced.current === attempt) return
    announced.current = attempt
    box.current?.focus()
    box.current?.dispatchEvent(new Event(REFUSED, { bubbles: true }))
    document.title = inError(document.title, document.body.dataset.error ?? "")
  }, [shown, attempt])

  if (!shown) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      data-refused
      className="flex flex-col gap-2 rounded-card border-2 border-red bg-card p-4 sm:p-6"
    >
      <h2 className="text-large text-red">
        <Unbroken>{title}</Unbroken>
      </h2>
      {formError && <p>{formError}</p>}
      {errors.length > 0 && (
        <ul className="flex flex-col gap-1">
          {errors.map(({ name, message }) => (
            <li key={`${name} ${message}`}>
              <a href={`#${fieldId(name)}`} className="inline-flex min-h-11 items-center py-2 text-red hover:text-red">
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The title of the page, which says first that there is an error to correct; said once, however often it is sent. */
const inError = (title: string, word: string) => (title.startsWith(word) ? title : word + title)
