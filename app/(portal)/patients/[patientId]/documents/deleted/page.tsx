import { GROUP_ICONS } from "@/components/documents/group-icons"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { listDeletedDocuments } from "@/lib/documents/queries"
import type { DeletedDocument } from "@/lib/documents/rules"
import { formats, words } from "@/lib/request/words"
import { drawnPage } from "../../../drawn-page"
import { restoreDocument } from "../actions"
import { ButtonForm } from "../button-form"

/** What was deleted and can still be brought back. */
export default async function DeletedPage({ params }: PageProps<"/patients/[patientId]/documents/deleted">) {
  const { patientId } = await params
  return drawnPage(patientId, ["edit:documents"], async (access) => {
    const deleted = await listDeletedDocuments(access)
    const t = await words("documents")
    return (
      <>
        <p>
          <a href={`/patients/${patientId}/documents`} className="inline-flex min-h-11 items-center">
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
  })
}

async function Deleted({ document, patientId }: { document: DeletedDocument; patientId: string }) {
  const t = await words("documents")
  const f = await formats()
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
          words={{ summary: t("summary"), waiting: t("waiting") }}
        />
      }
    />
  )
}
