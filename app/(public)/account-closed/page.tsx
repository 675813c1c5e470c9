import { PortalPage } from "@/components/layout/portal-page"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"

/** Said once an account is closed, to whoever is signed in no more. */
export default async function AccountClosedPage() {
  const t = await words("account")
  return (
    <PortalPage nav="public" width="question">
      <PageHeading title={t("closed.title")} lead={t("closed.lead")} />
      <p>
        <a href="/help" className="lone-link">
          {t("closed.help")}
        </a>
      </p>
    </PortalPage>
  )
}
