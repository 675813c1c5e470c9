import type { ReactNode } from "react"
import { z } from "zod"
import { Notice } from "@/components/ui/notice"
import { useWords } from "@/lib/request/words"
import { SIGHTS, saySight } from "../confidentiality/line/done"
import { ButtonForm } from "../documents/button-form"
import { restoreVaccination } from "./actions"

const GESTURES = ["confirmed", "refused", "corrected", "removed", "restored"] as const
const DONE = z.enum(["added", ...GESTURES, ...SIGHTS])

type DoneProps = {
  patientId: string
  done?: string
  vaccinationId?: string
  /** Who may confirm what was just written down; absent where it stands. */
  confirmedBy?: string
  /** How to undo it, where it is not a line that was taken away. */
  children?: ReactNode
}

/** What was just done, said once; what was removed can be brought back here. */
export function Done({ patientId, done, vaccinationId, confirmedBy, children }: DoneProps) {
  const [t, c] = [useWords("vaccinations"), useWords("confidentiality")]
  const known = DONE.safeParse(done).data
  if (!known) return null
  const said = saySight(known, c) ?? t(`done.${known}`)
  const title = known === "added" && confirmedBy ? t("done.addedToConfirm", { name: confirmedBy }) : said
  return (
    <Notice tone="done" title={title} announced>
      {known === "removed" && vaccinationId && (
        <ButtonForm
          action={restoreVaccination}
          fields={{ patientId, vaccinationId }}
          label={t("done.undo")}
          words={{ summary: t("summary"), waiting: t("waiting") }}
        />
      )}
      {children}
    </Notice>
  )
}
