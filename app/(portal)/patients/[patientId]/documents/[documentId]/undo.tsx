import type { CaregiverSight } from "@/lib/access/sights"
import type { DocumentDetail } from "@/lib/documents/rules"
import { useWords } from "@/lib/request/words"
import { excludeCaregiver, hideFromProfessionals } from "../actions"
import { DocumentButton } from "../document-button"

type UndoProps = {
  patientId: string
  document: DocumentDetail
  sights: CaregiverSight[]
  done: unknown
  /** From whom it was just kept, or to whom shown again. */
  caregiver: unknown
}

/** Undoes what the patient just changed about who sees a document, as long as it still stands so. */
export function Undo({ patientId, document, sights, done, caregiver }: UndoProps) {
  const t = useWords("documents")
  const ids = { patientId, documentId: document.id }
  const isHidden = document.forPatient?.isHiddenFromProfessionals === true
  if (done === (isHidden ? "hidden" : "shown")) {
    const fields = { ...ids, version: String(document.version), hidden: isHidden ? "no" : "yes" }
    return <DocumentButton action={hideFromProfessionals} fields={fields} label={t(`done.undo.${done}`)} />
  }
  const sight = sights.find(({ accountId }) => accountId === caregiver)
  if (!sight || done !== (sight.isExcluded ? "excluded" : "included")) return null
  const fields = { ...ids, caregiverId: sight.accountId, excluded: sight.isExcluded ? "no" : "yes" }
  return <DocumentButton action={excludeCaregiver} fields={fields} label={t(`done.undo.${done}`, { name: sight.name })} />
}
