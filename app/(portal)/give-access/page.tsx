import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { proposedName } from "@/lib/invitation/asking/rules"
import { readOwn } from "@/lib/request/own"
import { goTo } from "@/lib/request/view"
import { words } from "@/lib/request/words"

/** Where the link of somebody who asks leads: to the first question in one's own space, or to what to do without one. */
export default async function GiveAccessPage({ searchParams }: PageProps<"/give-access">) {
  const name = proposedName((await searchParams).name)
  await readOwn("citizen", async ({ ownPatientId }) =>
    ownPatientId ? goTo(`/patients/${ownPatientId}/helpers/invite?name=${encodeURIComponent(name)}`) : {},
  )
  const t = await words("helping.asked")
  return (
    <PortalPage nav="citizen" width="question">
      <PageHeading title={t(name ? "title" : "untitled", { name })} lead={t("lead")} />
      <p>{t("first")}</p>
      <ButtonLink href="/open-space">{t("open")}</ButtonLink>
      <p className="text-soft">{t("unknown")}</p>
    </PortalPage>
  )
}
