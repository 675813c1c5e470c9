import { PortalPage } from "@/components/layout/portal-page"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"

/** A reviewer's desk: no record is ever read here, and nothing is to be reviewed yet. */
export default async function ReviewPage() {
  await requireActor("reviewer")
  const t = await words("space")
  return (
    <PortalPage nav="reviewer">
      <PageHeading title={t("review.title")} />
      <EmptyState title={t("review.emptyTitle")}>{t("review.emptyText")}</EmptyState>
    </PortalPage>
  )
}
