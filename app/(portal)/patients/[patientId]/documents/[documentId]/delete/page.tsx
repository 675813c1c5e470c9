import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { deleteDocument } from "../../actions"
import { ButtonForm } from "../../button-form"
import { readDeletable } from "../../reads"

/** One question before a document disappears; it can be undone for thirty days. */
export default async function DeletePage({ params }: PageProps<"/patients/[patientId]/documents/[documentId]/delete">) {
  const { patientId, documentId } = await params
  return patientPage(
    patientId,
    ["view:documents", "edit:documents"],
    (access) => readDeletable(access, documentId),
    async ({ title, version }) => {
      const t = await words("documents")
      return (
        <>
          <PageHeading title={t("delete.title")} lead={t("delete.lead")} />
          <Card>
            <p className="font-heading text-large">{title}</p>
          </Card>
          <ButtonForm
            action={deleteDocument}
            fields={{ patientId, documentId, version: String(version) }}
            label={t("delete.submit")}
            tone="danger"
            words={{ summary: t("summary"), waiting: t("waiting") }}
          />
          <ButtonLink href={`/patients/${patientId}/documents/${documentId}`} tone="secondary">
            {t("delete.cancel")}
          </ButtonLink>
        </>
      )
    },
    { width: "question" },
  )
}
