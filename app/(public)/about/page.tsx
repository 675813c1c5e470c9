import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { configuration } from "@/lib/platform/configuration"
import { words } from "@/lib/request/words"

export default async function AboutPage() {
  const t = await words("about")
  return (
    <PortalPage nav="public" current="/about" width="question">
      <PageHeading title={t("title")} lead={t("lead")} />
      <Card title={t("differences.title")}>
        <BulletList items={t.raw("differences.items")} />
      </Card>
      <Card title={t("what.title")}>
        <p>{t("what.text")}</p>
        <p>{configuration().mode === "demo" ? t("what.whoDemo") : t("what.who")}</p>
      </Card>
      <Actions>
        <ButtonLink href="/privacy" tone="secondary">
          {t("links.privacy")}
        </ButtonLink>
        <ButtonLink href="/help" tone="quiet">
          {t("links.help")}
        </ButtonLink>
      </Actions>
    </PortalPage>
  )
}
