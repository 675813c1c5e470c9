import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { listComplaints } from "@/lib/complaints/queries"
import { readOwn } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"
import { stateInWords } from "./words"

/** What one complained about, the newest first. */
export default async function ComplaintsPage() {
  const { sent } = await readOwn("citizen", async (own) => ({ sent: await listComplaints(own) }))
  const [t, f] = [await words("complaints"), await formats()]
  const write = <ButtonLink href="/account/complaints/new">{t("list.write")}</ButtonLink>
  return (
    <PortalPage nav="citizen" current="/account" width="question">
      <PageHeading title={t("list.title")} lead={t("list.lead")} />
      {sent.length === 0 ? (
        <EmptyState icon="message" title={t("list.emptyTitle")} action={write}>
          <p>{t("list.emptyText")}</p>
        </EmptyState>
      ) : (
        <>
          <Card>
            <List label={t("list.title")}>
              {sent.map((complaint) => (
                <ListRow
                  key={complaint.id}
                  icon="message"
                  href={`/account/complaints/${complaint.id}`}
                  title={complaint.said?.about ?? t("list.gone")}
                  meta={t("receipt.sent", { date: f.dateTime(complaint.sentAt, { dateStyle: "long" }) })}
                >
                  <p>{stateInWords(t, f, complaint)}</p>
                </ListRow>
              ))}
            </List>
          </Card>
          {write}
        </>
      )}
    </PortalPage>
  )
}
