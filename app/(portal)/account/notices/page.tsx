import { PortalPage } from "@/components/layout/portal-page"
import { Button } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { Pagination } from "@/components/ui/pagination"
import { countUnreadNotices, listNotices } from "@/lib/notices/queries"
import { PAGE_OF_NOTICES } from "@/lib/notices/rules"
import { cursorOf } from "@/lib/platform/cursor"
import { requireAnyActor } from "@/lib/request/actor"
import { language, words } from "@/lib/request/words"
import { readAllNotices } from "../actions"
import { ToldList } from "./told"

/** What this person was told and when, and what of it is not read: that something happened, never what. */
export default async function NoticesPage({ searchParams }: PageProps<"/account/notices">) {
  const actor = await requireAnyActor()
  const { before, done } = await searchParams
  const [found, unread] = [await listNotices(actor, await language(), cursorOf(before)), await countUnreadNotices(actor)]
  const notices = found.slice(0, PAGE_OF_NOTICES)
  const older = found.length > notices.length ? notices.at(-1)?.cursor : undefined
  const t = await words("account")
  return (
    <PortalPage nav={actor.face} current="/account" width="question">
      {done === "read" && <Notice tone="done" title={t("notices.allRead")} announced />}
      <PageHeading title={t("notices.title")} lead={t("notices.lead")} />
      {notices.length === 0 ? (
        <EmptyState icon="mail" title={t("notices.emptyTitle")}>
          <p>{t("notices.emptyText")}</p>
        </EmptyState>
      ) : (
        <Card title={t("notices.unread", { count: unread })}>
          {unread > 0 && (
            <form action={readAllNotices}>
              <Button tone="secondary">{t("notices.readAll")}</Button>
            </form>
          )}
          <ToldList notices={notices} />
        </Card>
      )}
      <Pagination
        label={t("notices.pages")}
        newer={cursorOf(before) && { href: "/account/notices", label: t("notices.newest") }}
        older={older ? { href: `/account/notices?before=${older}`, label: t("notices.older") } : undefined}
      />
      <p>
        <a href="/account/notices/choices" className="lone-link">
          {t("choices.open")}
        </a>
      </p>
      <p>
        <a href="/account" className="lone-link">
          {t("notices.back")}
        </a>
      </p>
    </PortalPage>
  )
}
