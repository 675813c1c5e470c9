import { PortalPage } from "@/components/layout/portal-page"
import { PageHeading } from "@/components/ui/page-heading"
import { requireAnyActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"
import { ConfirmForm } from "./confirm-form"

/** Opening the mail's link changes nothing: programs that check mails open links too. */
export default async function ConfirmContactPage({ params }: { params: Promise<{ code: string }> }) {
  const actor = await requireAnyActor()
  const { code } = await params
  const t = await words("account")
  return (
    <PortalPage nav={actor.face} current="/account" width="question">
      <PageHeading title={t("contact.confirmTitle")} lead={t("contact.confirmLead")} />
      <ConfirmForm code={code} submit={t("contact.confirm")} summary={t("contact.confirmTitle")} />
      <p className="text-soft">{t("contact.mistake")}</p>
    </PortalPage>
  )
}
