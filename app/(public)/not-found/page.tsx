import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"

/**
 * The same page for what does not exist and for what is not one's own: it says neither. The server sends it, with 404,
 * in place of what Next draws (`bin/door/not-found.ts`).
 */
export default async function NotFoundPage() {
  const t = await words("errors")
  return (
    <PortalPage nav="public" width="question">
      <PageHeading title={t("notFound.title")} lead={t("notFound.lead")} />
      <BulletList items={[t("notFound.address"), t("notFound.access")]} />
      <Actions>
        <ButtonLink href="/sign-in">{t("notFound.home")}</ButtonLink>
        <ButtonLink href="/help" tone="secondary">
          {t("notFound.help")}
        </ButtonLink>
      </Actions>
    </PortalPage>
  )
}
