import type { ItemSection } from "@/lib/access/sections"
import { useWords } from "@/lib/request/words"

type ReadersLinkProps = { patientId: string; section: Exclude<ItemSection, "documents">; itemId: string }

/** To who could read one line today; for the person alone. */
export function ReadersLink({ patientId, section, itemId }: ReadersLinkProps) {
  const t = useWords("care")
  return (
    <p className="print:hidden">
      <a href={`/patients/${patientId}/confidentiality/readers/${section}/${itemId}`} className="lone-link">
        {t("readers.link", { kind: "line" })}
      </a>
    </p>
  )
}
