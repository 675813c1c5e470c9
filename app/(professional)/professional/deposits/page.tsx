import { PortalPage } from "@/components/layout/portal-page"
import { Avatar } from "@/components/ui/avatar"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { listClosedSpaces } from "@/lib/caseload/queries"
import { readOwn } from "@/lib/request/own"
import { words } from "@/lib/request/words"

/** Records that are closed to him, in which something that he deposited stays readable: the name, and how many. */
export default async function DepositsPage() {
  const { spaces } = await readOwn("professional", async (own) => ({ spaces: await listClosedSpaces(own) }))
  const t = await words("professional")
  return (
    <PortalPage nav="professional">
      <p>
        <a href="/professional" className="lone-link">
          {t("deposits.back")}
        </a>
      </p>
      <PageHeading title={t("deposits.title")} lead={spaces.length > 0 ? t("deposits.lead") : undefined} />
      {spaces.length === 0 ? (
        <EmptyState title={t("deposits.emptyTitle")}>{t("deposits.emptyText")}</EmptyState>
      ) : (
        <Card>
          <List label={t("deposits.title")}>
            {spaces.map(({ patientId, name, deposits }) => (
              <ListRow
                key={patientId}
                lead={<Avatar name={name} />}
                href={`/patients/${patientId}`}
                title={name}
                meta={t("patient.deposits", { count: deposits })}
              />
            ))}
          </List>
        </Card>
      )}
    </PortalPage>
  )
}
