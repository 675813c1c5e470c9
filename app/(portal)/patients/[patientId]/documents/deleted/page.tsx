import { GROUP_ICONS } from "@/components/documents/group-icons"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import type { DeletedDocument } from "@/lib/documents/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { restoreDocument } from "../actions"
import { ButtonForm } from "../button-form"
import { readDeleted } from "../reads"

/** What was deleted and can still be brought back. */
export default async function DeletedPage({ params }: PageProps<"/patients/[patientId]/documents/deleted">) {
  const { patientId } = await params
  return patientPage(patientId, ["edit:documents"], readDeleted, ({ deleted }) => (
    <DeletedDocuments deleted={deleted} patientId={patientId} />
  ))
}

function DeletedDocuments({ deleted, patientId }: { deleted: DeletedDocument[]; patientId: string }) {
  const t = useWords("documents")
  return (
    <>
      <p>
        <a href={`/patients/${patientId}/documents`} className="lone-link">
          {t("deletedList.back")}
        </a>
      </p>
      <PageHeading title={t("deletedList.title")} lead={t("deletedList.lead")} />
      {deleted.length === 0 ? (
        <EmptyState icon="delete" title={t("deletedList.empty")}>
          {t("deletedList.emptyText")}
        </EmptyState>
      ) : (
        <Card>
          <List label={t("deletedList.title")}>
            {deleted.map((document) => (
              <Deleted key={document.id} document={document} patientId={patientId} />
            ))}
          </List>
        </Card>
      )}
    </>
  )
}

function Deleted({ document, patientId }: { document: DeletedDocument; patientId: string }) {
  const t = useWords("documents")
  const f = useFormats()
  const day = (instant: Date) => f.dateTime(instant, { dateStyle: "long" })
  return (
    <ListRow
      icon={GROUP_ICONS[document.documentGroup]}
      title={document.title}
      meta={t("deletedList.until", { deleted: day(document.deletedAt), erased: day(document.erasedAt) })}
      badges={
        <ButtonForm
          action={restoreDocument}
          fields={{ patientId, documentId: document.id }}
          label={t("deletedList.restore")}
          about={document.title}
          words={{ summary: t("summary"), waiting: t("waiting") }}
        />
      }
    />
  )
}
