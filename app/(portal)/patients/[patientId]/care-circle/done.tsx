import type { ReactNode } from "react"
import { Notice } from "@/components/ui/notice"
import type { CareWords } from "./words"

const DONE = ["added", "removed", "attending", "dismissed", "blocked", "unblocked", "ended", "withdrawn"] as const

/** What was just done, said once, and how to undo it. */
export function Done({ done, t, children }: { done: unknown; t: CareWords; children?: ReactNode }) {
  const known = DONE.find((word) => word === done)
  if (!known) return null
  return (
    <Notice tone="done" title={t(`done.${known}`)} announced>
      {children}
    </Notice>
  )
}
