import type { ReactNode } from "react"
import { z } from "zod"
import { Notice } from "@/components/ui/notice"
import { useWords } from "@/lib/request/words"

const GESTURES = ["changed", "confirmed", "refused", "cancelled", "restored"] as const
const PREPARED = ["question", "ticked", "unticked", "questionRemoved", "questionBack", "linked", "unlinked"] as const
const FEEDS = ["feedGiven", "feedWithdrawn"] as const
const SIGHTS = ["excluded", "included", "judged"] as const
const DONE = z.enum(["added", ...GESTURES, ...PREPARED, ...FEEDS, ...SIGHTS])

type DoneProps = {
  done?: string
  /** Who may confirm what was just written down; absent where it stands. */
  confirmedBy?: string
  /** How to undo it. */
  children?: ReactNode
}

/** What was just done, said once. */
export function Done({ done, confirmedBy, children }: DoneProps) {
  const t = useWords("appointments")
  const known = DONE.safeParse(done).data
  if (!known) return null
  const title = known === "added" && confirmedBy ? t("done.addedToConfirm", { name: confirmedBy }) : t(`done.${known}`)
  return (
    <Notice tone="done" title={title} announced>
      {children}
    </Notice>
  )
}
