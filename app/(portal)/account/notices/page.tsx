import { PortalPage } from "@/components/layout/portal-page"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { listNotices } from "@/lib/notices/queries"
import { placeOf, sentenceOf } from "@/lib/notices/rules"
import { requireAnyActor } from "@/lib/request/actor"
import { language, useFormats, useWords, words } from "@/lib/request/words"
import { dayAndHour } from "../../patients/[patientId]/helpers/words"

/** What this person was told and when: that something happened, never what. */
export default async function NoticesPage() {
  const actor = await requireAnyActor()
  const notices = await listNotices(actor, await language())
  const t = await words("account")
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
            {notices.map((notice) => (
              <Told key={notice.id} notice={notice} />
            ))}
          </List>
        </Card>
      )}
      <p>
        <a href="/account" className="lone-link">
          {t("notices.back")}
        </a>
      </p>
    </PortalPage>
  )
}

type Notice = Awaited<ReturnType<typeof listNotices>>[number]

/** What the mail said, what it was about, and the way there. */
function Told({ notice }: { notice: Notice }) {
  const [t, f] = [useWords("account"), useFormats()]
  const { id, subject, toldAt, about, name } = notice
  const [when, place] = [dayAndHour(f, toldAt), placeOf(notice)]
  return (
    <ListRow icon="mail" title={subject} meta={when}>
      {about && (
        <p>{t(`notices.about.${sentenceOf(about)}${wantsName(about) && !name ? "_unnamed" : ""}`, { name: name ?? "" })}</p>
      )}
      <Actions>
        {place && (
          <ButtonLink href={place} aria-label={t("notices.seeNamed", { subject, when })}>
            {t("notices.see")}
          </ButtonLink>
        )}
        <ButtonLink
          tone="secondary"
          href={`/account/notices/${id}/letter`}
          aria-label={t("notices.downloadNamed", { subject, when })}
        >
          {t("notices.download")}
        </ButtonLink>
      </Actions>
    </ListRow>
  )
}

/** What the clock ended or reminded of was told without a name, once; which professional answered is not said. */
const MAY_BE_UNNAMED = ["ended", "ending_own", "rectification", "answered", "refill"]
const wantsName = (about: NonNullable<Notice["about"]>) => MAY_BE_UNNAMED.includes(sentenceOf(about))
