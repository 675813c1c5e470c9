import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"

/** For somebody who has been using a parent's account: how to go on under one's own name, without blame. */
export default async function SharedAccountPage() {
  await requireActor("citizen")
  const t = await words("helping")
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      <PageHeading title={t("sharedTitle")} lead={t("sharedLead")} />
      <Card>
        <ol className="flex list-decimal flex-col gap-3 pl-6">
          {["shared1", "shared2", "shared3", "shared4"].map((line) => (
            <li key={line}>{t(line)}</li>
          ))}
        </ol>
        <p className="text-soft">{t("sharedFar")}</p>
      </Card>
      <ButtonLink href="/invitation">{t("enterCode")}</ButtonLink>
      <p>
        <a href="/helping" className="lone-link">
          {t("back")}
        </a>
      </p>
    </PortalPage>
  )
}
