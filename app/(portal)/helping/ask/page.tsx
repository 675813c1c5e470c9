import { QrCode } from "@/components/delegation/qr-code"
import { PortalPage } from "@/components/layout/portal-page"
import { BulletList } from "@/components/ui/bullet-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { askingLink } from "@/lib/invitation/asking/rules"
import { configuration } from "@/lib/platform/configuration"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"

/** For somebody who helps and asks first: a link to give, which the person answers; nobody is looked up here. */
export default async function AskPage() {
  const actor = await requireActor("citizen")
  const t = await words("helping.ask")
  const [link, name] = [askingLink(configuration().url, actor.displayName), actor.displayName]
  const message = `mailto:?subject=${encodeURIComponent(t("subject", { name }))}&body=${encodeURIComponent(t("body", { link, name }))}`
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      <PageHeading title={t("title")} lead={t("lead")} />
      <Card title={t("linkTitle")}>
        <p>{t("linkText")}</p>
        <p className="font-heading break-all">{link}</p>
        <Actions>
          <ButtonLink href={message}>{t("byMail")}</ButtonLink>
        </Actions>
        <p>{t("beside")}</p>
        <QrCode text={link} label={t("qr", { link })} />
      </Card>
      <Card title={t("thenTitle")}>
        <ol className="flex list-decimal flex-col gap-3 pl-6">
          {["then1", "then2", "then3"].map((line) => (
            <li key={line}>{t(line)}</li>
          ))}
        </ol>
        <p className="text-soft">{t("secret")}</p>
      </Card>
      <Card title={t("cannotTitle")}>
        <BulletList
          items={[
            <a key="child" href="/children">
              {t("child")}
            </a>,
            <a key="guardian" href="/helping/guardian">
              {t("guardian")}
            </a>,
            <a key="shared" href="/helping/shared-sign-in">
              {t("shared")}
            </a>,
          ]}
        />
      </Card>
      <p>
        <a href="/helping">{t("back")}</a>
      </p>
    </PortalPage>
  )
}
