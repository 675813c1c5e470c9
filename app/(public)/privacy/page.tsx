import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { configuration } from "@/lib/platform/configuration"
import { words } from "@/lib/request/words"

export default async function PrivacyPage() {
  const t = await words("privacy")
  const { mode, clamd } = configuration()
  return (
    <PortalPage nav="public" current="/privacy" width="question">
      <PageHeading title={t("title")} lead={t("lead")} />
      {mode === "demo" && (
        <Notice tone="attention">
          <p>{t("demo")}</p>
        </Notice>
      )}
      <Card title={t("kept.title")}>
        <BulletList items={t.raw("kept.items")} />
      </Card>
      <Card title={t("who.title")}>
        <BulletList items={t.raw("who.items")} />
      </Card>
      <Card title={t("how.title")}>
        <BulletList items={t.raw("how.items")} />
      </Card>
      <Card title={t("scan.title")}>
        <p>{t("scan.always")}</p>
        <p>{clamd ? t("scan.on") : t("scan.off")}</p>
      </Card>
      <Card title={t("third.title")}>
        <p>{t("third.text")}</p>
      </Card>
      <Card title={t("rights.title")}>
        <p>{t("rights.text")}</p>
        <p>{t("rights.missing")}</p>
        <p>
          <a href="/help" className="lone-link">
            {t("rights.contact")}
          </a>
        </p>
      </Card>
    </PortalPage>
  )
}
