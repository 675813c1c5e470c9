import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"

/** Said after a no; there is nothing else to do. */
export default async function DeclinedPage() {
  await requireActor("citizen")
  const t = await words("invitation")
  return (
    <PortalPage nav="citizen" width="question">
      <PageHeading title={t("shown.declinedTitle")} lead={t("shown.declinedText")} />
      <ButtonLink href="/home" tone="secondary">
        {t("gone.home")}
      </ButtonLink>
    </PortalPage>
  )
}
