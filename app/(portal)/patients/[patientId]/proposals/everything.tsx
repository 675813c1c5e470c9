import { Card } from "@/components/ui/card"
import { useWords } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { takeProposals } from "./actions"

type EverythingProps = { patientId: string; clear: number; documentId?: string }

/** Takes at once all that asks nothing; what may be there already is left to a person. */
export function Everything({ patientId, clear, documentId }: EverythingProps) {
  const t = useWords("proposals")
  if (clear < 2) return null
  return (
    <Card>
      <p className="max-w-text">{t("all.text")}</p>
      <ButtonForm
        action={takeProposals}
        fields={documentId ? { patientId, documentId } : { patientId }}
        label={t("all.button", { count: clear })}
        tone="primary"
        words={{ summary: t("refused"), waiting: t("waiting") }}
      />
    </Card>
  )
}
