"use client"

import { useSyncExternalStore } from "react"
import { Button } from "./button"

const never = () => () => {}

/** Shown only where scripts run: without them the browser's own menu prints, and a dead button would mislead. */
export function PrintButton({ label }: { label: string }) {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!scripted) return null
  return (
    <Button type="button" tone="secondary" onClick={() => window.print()}>
      {label}
    </Button>
  )
}
