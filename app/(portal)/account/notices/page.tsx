import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { listNotices } from "@/lib/notices/queries"
import { requireAnyActor } from "@/lib/request/actor"
import { formats, language, words } from "@/lib/request/words"
import { dayAndHour } from "../../patients/[patientId]/helpers/words"

/** What this person was told and when: that something happened, never what. */
export default async function NoticesPage() {
  const actor = await requireAnyActor()
  const notices = await listNotices(actor, await language())
  const [t, f] = [await words("account"), await formats()]
  return (
    <PortalPage nav={actor.face} current="/account" width="question">
      <PageHeading title={t("notices.title")} lead={t("notices.lead")} />
      {notices.length === 0 ? (
        <EmptyState icon="mail" title={t("notices.emptyTitle")}>
          <p>{t("notices.emptyText")}</p>
        </EmptyState>
      ) : (
        <Card title={t("notices.last")}>
          <List>
            {notices.map(({ id, subject, toldAt }) => {
              const when = dayAndHour(f, toldAt)
              return (
                <ListRow key={id} icon="mail" title={subject} meta={when}>
                  <p className="pt-3">
                    <ButtonLink
                      tone="secondary"
                      href={`/account/notices/${id}/letter`}
                      aria-label={t("notices.downloadNamed", { subject, when })}
                    >
                      {t("notices.download")}
                    </ButtonLink>
                  </p>
                </ListRow>
              )
            })}
          </List>
        </Card>
      )}
      <p>
        <a href="/account">{t("notices.back")}</a>
      </p>
    </PortalPage>
  )
}
