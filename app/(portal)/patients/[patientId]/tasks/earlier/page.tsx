import { TaskRow } from "@/components/tasks/task-row"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { listDone } from "@/lib/tasks/queries"
import { parseQuery } from "@/lib/tasks/schema"
import { patientPage } from "../../../patient-page"

/** All that was done, the last first, however long ago. */
export default async function EarlierPage({ params, searchParams }: PageProps<"/patients/[patientId]/tasks/earlier">) {
  const { patientId } = await params
  const { page = 1 } = parseQuery(await searchParams)
  const here = `/patients/${patientId}/tasks`
  return patientPage(
    patientId,
    ["view:tasks"],
    (access) => listDone(access, page),
    async ({ lines, isMore }) => {
      const t = await words("tasks")
      return (
        <>
          <PageHeading title={t("earlier.title")} lead={t("earlier.lead")} />
          {lines.length === 0 ? (
            <EmptyState icon="check" title={t(page === 1 ? "earlier.none" : "earlier.noMore")} />
          ) : (
            <Card>
              <List label={t("earlier.title")}>
                {lines.map((line) => (
                  <TaskRow key={line.id} line={line} base={here} />
                ))}
              </List>
            </Card>
          )}
          {isMore && (
            <p>
              <a href={`${here}/earlier?page=${page + 1}`} className="lone-link">
                {t("earlier.older")}
              </a>
            </p>
          )}
          <p>
            <a href={here} className="lone-link">
              {t("away.back")}
            </a>
          </p>
        </>
      )
    },
  )
}
