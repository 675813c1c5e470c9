"use client"

import type { ReactNode } from "react"
import { useFormStatus } from "react-dom"
import { Button, type ButtonTone } from "../ui/button"

type SubmitButtonProps = {
  tone?: ButtonTone
  /** From `form.pending`; a plain form knows by itself. */
  pending?: boolean
  /** Shown while the answer is awaited: "Un instant…". */
  pendingWord?: string
  name?: string
  value?: string
  children: ReactNode
}

/** Sends once: a second press while the answer is awaited does nothing, and the button keeps its focus. */
export function SubmitButton({ tone = "primary", pending, pendingWord, children, ...rest }: SubmitButtonProps) {
  const status = useFormStatus()
  const waiting = pending || status.pending
  return (
    <Button
      {...rest}
      type="submit"
      tone={tone}
      aria-disabled={waiting || undefined}
      onClick={(event) => {
        if (waiting) event.preventDefault()
      }}
    >
      {waiting && pendingWord ? pendingWord : children}
    </Button>
  )
}
