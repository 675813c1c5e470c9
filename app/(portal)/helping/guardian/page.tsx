import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"

/** For whoever represents or assists an adult by a judgment or a mandate: what can be done here today, and what is not open yet. */
export default async function GuardianPage() {
  await requireActor("citizen")
  const t = await words("helping.guardian")
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      <PageHeading title={t("title")} lead={t("lead")} />
      <Card title={t("nowTitle")}>
        <BulletList items={[t("now1"), t("now2")]} />
      </Card>
      <Notice title={t("laterTitle")}>
        <p>{t("later")}</p>
      </Notice>
      <ButtonLink href="/invitation">{t("code")}</ButtonLink>
      <p>
        <a href="/helping" className="lone-link">
          {t("back")}
        </a>
      </p>
    </PortalPage>
  )
}
