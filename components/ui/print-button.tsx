"use client"

import { Button } from "./button"
import { useScripted } from "./scripted"

/** Shown only where scripts run: without them the browser's own menu prints, and a dead button would mislead. */
export function PrintButton({ label }: { label: string }) {
  if (!useScripted()) return null
  return (
    <Button type="button" tone="secondary" onClick={() => window.print()}>
      {label}
    </Button>
  )
}
