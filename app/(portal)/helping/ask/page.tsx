import { QrCode } from "@/components/delegation/qr-code"
import { PortalPage } from "@/components/layout/portal-page"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { CopyButton } from "@/components/ui/copy-button"
import { PageHeading } from "@/components/ui/page-heading"
import { askingLink, readableLink } from "@/lib/invitation/asking/rules"
import { configuration } from "@/lib/platform/configuration"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"

/** Where somebody goes on whose person cannot answer. */
const CANNOT = [
  ["child", "/children"],
  ["guardian", "/helping/guardian"],
  ["shared", "/helping/shared-sign-in"],
] as const

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
        <p className="font-heading wrap-anywhere select-all">{readableLink(link)}</p>
        <Actions>
          <ButtonLink href={message}>{t("byMail")}</ButtonLink>
          <CopyButton text={link} label={t("copy")} copied={t("copied")} />
        </Actions>
        <p>{t("beside")}</p>
        <QrCode text={link} label={t("qr", { link: readableLink(link) })} />
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
        <ul className="flex flex-col">
          {CANNOT.map(([label, href]) => (
            <li key={href}>
              <a href={href} className="lone-link">
                {t(label)}
              </a>
            </li>
          ))}
        </ul>
      </Card>
      <p>
        <a href="/helping" className="lone-link">
          {t("back")}
        </a>
      </p>
    </PortalPage>
  )
}
