import { PortalPage } from "@/components/layout/portal-page"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { mayClose } from "@/lib/account/closing/rules"
import { sendsSms } from "@/lib/account/phone/queries"
import { getContact, listSessions } from "@/lib/account/queries"
import { listCertificates } from "@/lib/closing/certificates/queries"
import { countUnreadNotices } from "@/lib/notices/queries"
import { requireAnyActor } from "@/lib/request/actor"
import { readOwn } from "@/lib/request/own"
import { language, words } from "@/lib/request/words"
import { isDoctor } from "@/lib/words/names"
import { ContactForm } from "./contact-form"
import { DoctorTitle } from "./doctor-title"
import { Identity } from "./identity"
import { LanguageChoice } from "./language-choice"
import { PhoneCard } from "./phone-card"
import { Sessions } from "./sessions"

const DONE = [
  "session_ended",
  "language",
  "doctor",
  "contact_proposed",
  "contact_confirmed",
  "phone_confirmed",
  "phone_removed",
] as const

export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const actor = await requireAnyActor()
  const sessions = await listSessions(actor)
  const contact = await getContact(actor)
  const unread = await countUnreadNotices(actor)
  const isErased = actor.face === "citizen" && (await hasCertificate())
  const [t, common] = [await words("account"), await words("common")]
  const { field, hint, submit } = t.raw("contact")
  const { done } = await searchParams
  const known = DONE.find((word) => word === done)
  return (
    <PortalPage nav={actor.face} current="/account" width="question">
      <PageHeading title={t("title")} lead={t("lead")} />
      {known && <Notice tone="done" title={t(`done.${known}`)} announced />}
      <Identity actor={actor} />
      <Card title={t("contact.title")}>
        <p className="text-soft">{t("contact.lead")}</p>
        <p>{contactLine(contact, t)}</p>
        {contact.pendingEmail && <p>{t("contact.pending", { email: contact.pendingEmail })}</p>}
        <ContactForm words={{ field, hint, submit, summary: common("errorSummary") }} />
      </Card>
      {sendsSms() && <PhoneCard actor={actor} />}
      <Card title={t("notices.card")}>
        <p className="text-soft">{t("notices.cardText")}</p>
        <p>{t("notices.unread", { count: unread })}</p>
        <Actions>
          <ButtonLink href="/account/notices" tone="secondary">
            {t("notices.open")}
          </ButtonLink>
        </Actions>
      </Card>
      {actor.face === "citizen" && <Complaints />}
      {isErased && <Certificate />}
      {actor.face === "professional" && isDoctor(actor.displayName) && <DoctorTitle name={actor.displayName} />}
      <LanguageChoice current={await language()} />
      <Sessions sessions={sessions} />
      {mayClose(actor.face) && (
        <p>
          <a href="/account/close" className="lone-link">
            {t("close.link")}
          </a>
        </p>
      )}
    </PortalPage>
  )
}

async function hasCertificate(): Promise<boolean> {
  const { found } = await readOwn("citizen", async (own) => ({ found: (await listCertificates(own)).length }))
  return found > 0
}

/** There is one once a space of one's own was erased. */
async function Certificate() {
  const t = await words("closing")
  return (
    <p>
      <a href="/account/erased" className="lone-link">
        {t("certificates.link")}
      </a>
    </p>
  )
}

async function Complaints() {
  const t = await words("complaints")
  return (
    <Card title={t("list.title")}>
      <p className="text-soft">{t("list.emptyText")}</p>
      <Actions>
        <ButtonLink href="/account/complaints" tone="secondary">
          {t("list.open")}
        </ButtonLink>
      </Actions>
    </Card>
  )
}

type Contact = Awaited<ReturnType<typeof getContact>>

function contactLine({ email, isConfirmed }: Contact, t: Awaited<ReturnType<typeof words>>): string {
  if (!email) return t("contact.none")
  return isConfirmed ? t("contact.current", { email }) : t("contact.unconfirmed", { email })
}
