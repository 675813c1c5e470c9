import { Actions, ButtonLink } from "@/components/ui/button"
import type { DocumentDetail } from "@/lib/documents/rules"
import { words } from "@/lib/request/words"

/** What the patient may do with a document of hers: each is a page of its own. */
export async function OwnActions({ patientId, document }: { patientId: string; document: DocumentDetail }) {
  const t = await words("documents")
  const here = `/patients/${patientId}/documents/${document.id}`
  return (
    <>
      <Actions>
        <ButtonLink href={`${here}/describe`} tone="secondary">
          {t("edit.link")}
        </ButtonLink>
        {document.canBeDeleted && (
          <ButtonLink href={`${here}/delete`} tone="quiet">
            {t("delete.link")}
          </ButtonLink>
        )}
      </Actions>
      {!document.canBeDeleted && <p className="text-soft print:hidden">{t("delete.professional")}</p>}
    </>
  )
}
