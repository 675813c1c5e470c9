import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"

/** Where a case leads that was taken back while a reviewer was at it: there is nothing more to decide. */
export default async function WithdrawnPage() {
  await requireActor("reviewer")
  const t = await words("review")
  return (
    <PortalPage nav="reviewer" current="/review" width="question">
      <PageHeading title={t("withdrawn.title")} lead={t("withdrawn.lead")} />
      <ButtonLink href="/review">{t("withdrawn.back")}</ButtonLink>
    </PortalPage>
  )
}
