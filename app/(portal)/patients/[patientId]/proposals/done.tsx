import { Notice } from "@/components/ui/notice"
import type { parseQuery } from "@/lib/documents/proposals/schema"
import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { bringProposalBack } from "./actions"

type DoneProps = {
  patientId: string
  query: ReturnType<typeof parseQuery>
  /** The patient's name, where what was taken waits for her. */
  proposedTo?: string
}

/** Says back what was done; what was set aside can be proposed again here. */
export function Done({ patientId, query: { done, of, entry, document }, proposedTo }: DoneProps) {
  const t = useWords("proposals")
  if (!done) return null
  const waits = proposedTo && (done === "taken" || done === "all")
  const alone: Record<string, string> = document ? { alone: "yes" } : {}
  return (
    <Notice tone="done" title={waits ? t(`done.${done}ToConfirm`, { name: proposedTo }) : t(`done.${done}`)} announced>
      {done === "aside" && of && entry && (
        <ButtonForm
          action={bringProposalBack}
          fields={{ patientId, documentId: of, entry, ...alone }}
          label={t("undo")}
          words={{ summary: t("refused"), waiting: t("waiting") }}
        />
      )}
    </Notice>
  )
}
