import { Notice } from "@/components/ui/notice"
import { useWords } from "@/lib/request/words"

type ProposedHereProps = { patientId: string; documentId: string; count: number; holdsNothing: boolean }

/** How much the document proposes for the record, and the way there; or that what it says stays here. */
export function ProposedHere({ patientId, documentId, count, holdsNothing }: ProposedHereProps) {
  const t = useWords("proposals")
  if (holdsNothing) return <p className="max-w-text text-soft">{t("ofDocument.nothing")}</p>
  if (count === 0) return null
  return (
    <Notice title={t("ofDocument.title", { count })}>
      <a href={`/patients/${patientId}/proposals?document=${documentId}`} className="lone-link print:hidden">
        {t("ofDocument.link")}
      </a>
    </Notice>
  )
}
