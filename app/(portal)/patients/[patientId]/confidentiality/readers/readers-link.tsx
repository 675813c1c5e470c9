import type { ItemSection } from "@/lib/access/sections"
import { useWords } from "@/lib/request/words"

type ReadersLinkProps = { patientId: string; section: Exclude<ItemSection, "documents">; itemId: string; about?: string }

/** To who could read one line today; for the person alone. Among others of its list it is heard with what it is about. */
export function ReadersLink({ patientId, section, itemId, about }: ReadersLinkProps) {
  const t = useWords("care")
  return (
    <p className="print:hidden">
      <a href={`/patients/${patientId}/confidentiality/readers/${section}/${itemId}`} className="lone-link">
        {t("readers.link", { kind: "line" })}
        {about && <span className="sr-only"> {about}</span>}
      </a>
    </p>
  )
}
