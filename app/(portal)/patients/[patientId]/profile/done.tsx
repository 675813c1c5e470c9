import type { ReactNode } from "react"
import { Notice } from "@/components/ui/notice"
import { isUuid } from "@/lib/platform/uuid"
import type { LineSection } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import { restoreLine } from "./actions"
import { Gesture } from "./gesture"

const DONE = [
  "added",
  "changed",
  "confirmed",
  "refused",
  "removed",
  "restored",
  "hidden",
  "shown",
  "excluded",
  "included",
  "judged",
  "error",
  "refill",
  "unrefilled",
]

type DoneProps = {
  patientId: string
  section: LineSection
  query: Record<string, string | string[] | undefined>
  /** The patient's name, where what was added waits for her. */
  proposedTo?: string
  /** How to undo it, where it is not a line that was taken away. */
  children?: ReactNode
}

/** Says back what was done with a line; what was taken away can be brought back here. */
export function Done({ patientId, section, query, proposedTo, children }: DoneProps) {
  const t = useWords("profile")
  const { done, line } = query
  if (typeof done !== "string" || !DONE.includes(done)) return null
  const title = done === "added" && proposedTo ? t("done.addedToConfirm", { name: proposedTo }) : t(`done.${done}`)
  const isGone = (done === "removed" || done === "refused") && typeof line === "string" && isUuid(line)
  return (
    <Notice tone="done" title={title} announced>
      {isGone && (
        <Gesture
          patientId={patientId}
          line={{ section, id: line }}
          action={restoreLine}
          label={t("detail.undo")}
          tone="secondary"
        />
      )}
      {children}
    </Notice>
  )
}
