import { notFound } from "next/navigation"
import { PortalPage } from "@/components/layout/portal-page"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { type DemoMail, listDemoMail } from "@/demo/mail-folder"
import { configuration } from "@/lib/platform/configuration"
import { formats, words } from "@/lib/request/words"

/** What the portal sent in the demonstration, to whomever it was for; there is no such page in production. */
export default async function DemoMailPage() {
  if (configuration().mode !== "demo") notFound()
  const t = await words("demo")
  const mails = await listDemoMail()
  return (
    <PortalPage nav="public">
      <PageHeading title={t("mail.title")} lead={t("mail.lead")} />
      <Notice tone="attention">{t("mail.notice")}</Notice>
      {mails.length === 0 && (
        <EmptyState icon="mail" title={t("mail.emptyTitle")}>
          {t("mail.emptyText")}
        </EmptyState>
      )}
      {mails.map((mail) => (
        <Mail key={mail.id} mail={mail} />
      ))}
    </PortalPage>
  )
}

async function Mail({ mail }: { mail: DemoMail }) {
  const t = await words("demo")
  const f = await formats()
  const when = f.dateTime(new Date(mail.receivedAt), { dateStyle: "long", timeStyle: "short" })
  return (
    <Card title={mail.kind === "sms" ? t("mail.sms") : mail.subject}>
      <p className="text-small text-soft">{t("mail.toWhom", { to: mail.to, when })}</p>
      <p className="whitespace-pre-line break-words">{linked(mail.text)}</p>
    </Card>
  )
}

/** The text with its addresses of this site as links, as a mail program shows them. */
function linked(text: string) {
  const { url } = configuration()
  return text.split(/(https?:\/\/\S+)/).map((part) =>
    part.startsWith(url) ? (
      <a key={part} href={part.slice(url.length) || "/"}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
