import { PortalPage } from "@/components/layout/portal-page"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"

/** A professional's home: honest about what is not open yet. */
export default async function ProfessionalPage() {
  const actor = await requireActor("professional")
  const t = await words("space")
  const lead = actor.exercice ? t("professional.lead", { exercice: actor.exercice.label }) : t("professional.leadWithout")
  return (
    <PortalPage nav="professional">
      <PageHeading title={t("professional.title", { name: actor.displayName })} lead={lead} />
      <EmptyState title={t("professional.emptyTitle")}>{t("professional.emptyText")}</EmptyState>
    </PortalPage>
  )
}
