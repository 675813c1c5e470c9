import { Actions, ButtonLink } from "@/components/ui/button"
import type { DocumentDetail } from "@/lib/documents/rules"
import { words } from "@/lib/request/words"
import { showToRepresentatives } from "../actions"
import { ButtonForm } from "../button-form"

/** What a professional may lift of what he marked on his own deposit. */
export async function OwnMarks({ patientId, document }: { patientId: string; document: DocumentDetail }) {
  const t = await words("documents")
  const { id, version, forProfessional } = document
  if (!forProfessional?.isOwnDeposit) return null
  const { announceOn, isHiddenFromRepresentatives } = forProfessional
  if (!announceOn && !isHiddenFromRepresentatives) return null
  return (
    <Actions>
      {announceOn && (
        <ButtonLink href={`/patients/${patientId}/documents/${id}/announcement`}>{t("marks.announceLink")}</ButtonLink>
      )}
      {isHiddenFromRepresentatives && (
        <ButtonForm
          action={showToRepresentatives}
          fields={{ patientId, documentId: id, version: String(version) }}
          label={t("marks.show")}
          words={{ summary: t("summary"), waiting: t("waiting") }}
        />
      )}
    </Actions>
  )
}
