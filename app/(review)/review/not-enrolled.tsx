import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"

/** For an agent who reviews no requests: what there is here for each role, and what is not open yet. No request is named. */
export async function NotEnrolled({ name }: { name: string }) {
  const t = await words("review.roles")
  return (
    <PortalPage nav="reviewer" width="question">
      <PageHeading title={t("title", { name })} lead={t("lead")} />
      <Notice title={t("laterTitle")}>
        <BulletList items={[t("safeguarding"), t("counter")]} />
      </Notice>
      <Card title={t("nowTitle")}>
        <p>{t("now")}</p>
        <a href="/account" className="lone-link">
          {t("account")}
        </a>
        <a href="/help" className="lone-link">
          {t("help")}
        </a>
      </Card>
    </PortalPage>
  )
}
