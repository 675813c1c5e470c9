import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"

const LISTS = ["tested", "designed", "untested"] as const

export default async function AccessibilityPage() {
  const t = await words("accessibility")
  return (
    <PortalPage nav="public" current="/accessibility" width="question">
      <PageHeading title={t("title")} lead={t("lead")} />
      <Card title={t("status.title")}>
        <p>{t("status.text")}</p>
      </Card>
      {LISTS.map((list) => (
        <Card key={list} title={t(`${list}.title`)}>
          <BulletList items={t.raw(`${list}.items`)} />
        </Card>
      ))}
      <Card title={t("contact.title")}>
        <p>
          {t("contact.text")} <a href="/help">{t("contact.link")}</a>
        </p>
        <p>{t("contact.recourse")}</p>
      </Card>
    </PortalPage>
  )
}
