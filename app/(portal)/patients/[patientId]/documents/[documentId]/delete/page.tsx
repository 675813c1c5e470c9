import { notFound } from "next/navigation"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { getDocument } from "@/lib/documents/queries"
import { words } from "@/lib/request/words"
import { drawnPage } from "../../../../drawn-page"
import { deleteDocument } from "../../actions"
import { ButtonForm } from "../../button-form"

/** One question before a document disappears; it can be undone for thirty days. */
export default async function DeletePage({ params }: PageProps<"/patients/[patientId]/documents/[documentId]/delete">) {
  const { patientId, documentId } = await params
  return drawnPage(
    patientId,
    ["view:documents", "edit:documents"],
    async (access) => {
      const document = await getDocument(access, documentId)
      if (!document.canBeDeleted) notFound()
      const t = await words("documents")
      return (
        <>
          <PageHeading title={t("delete.title")} lead={t("delete.lead")} />
          <Card>
            <p className="font-heading text-large">{document.title}</p>
          </Card>
          <ButtonForm
            action={deleteDocument}
            fields={{ patientId, documentId, version: String(document.version) }}
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
