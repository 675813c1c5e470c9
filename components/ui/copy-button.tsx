"use client"

import { useState } from "react"
import { Button } from "./button"
import { useScripted } from "./scripted"

type CopyButtonProps = {
  /** What is put where the person pastes from. */
  text: string
  label: string
  /** Said once it is there. */
  copied: string
}

/** Copies in one gesture; without script one marks the words and copies them as everywhere. */
export function CopyButton({ text, label, copied }: CopyButtonProps) {
  const scripted = useScripted()
  const [isDone, setIsDone] = useState(false)
  if (!scripted) return null
  const copy = async () => {
    await navigator.clipboard?.writeText(text).then(
      () => setIsDone(true),
      // A browser that does not let a page copy leaves the words, which can be marked.
      () => setIsDone(false),
    )
  }
  return (
    <>
      <Button type="button" tone="secondary" onClick={copy}>
        {label}
      </Button>
      <span role="status" className="text-green">
        {isDone && copied}
      </span>
    </>
  )
}
