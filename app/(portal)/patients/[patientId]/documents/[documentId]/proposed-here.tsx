import { Notice } from "@/components/ui/notice"
import { useWords } from "@/lib/request/words"

type ProposedHereProps = { patientId: string; documentId: string; count: number }

/** How much the document proposes for the record, and the way there. */
export function ProposedHere({ patientId, documentId, count }: ProposedHereProps) {
  const t = useWords("proposals")
  if (count === 0) return null
  return (
    <Notice title={t("ofDocument.title", { count })}>
      <a href={`/patients/${patientId}/proposals?document=${documentId}`} className="lone-link print:hidden">
        {t("ofDocument.link")}
      </a>
    </Notice>
  )
}
