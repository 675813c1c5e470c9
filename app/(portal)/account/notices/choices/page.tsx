import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { getPhone, sendsSms } from "@/lib/account/phone/queries"
import { getContact } from "@/lib/account/queries"
import { getNoticeSettings } from "@/lib/notices/settings/queries"
import { requireAnyActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"
import { chooseNotices } from "../../actions"
import { askedOf, chosenIn } from "./questions"

/** How one wants to be told of each kind of thing, and when not. */
export default async function NoticeChoicesPage({ searchParams }: PageProps<"/account/notices/choices">) {
  const actor = await requireAnyActor()
  const [settings, { email, isConfirmed }] = [await getNoticeSettings(actor), await getContact(actor)]
  const isAsked = sendsSms()
  const { phone } = isAsked ? await getPhone(actor) : { phone: null }
  const [t, { done }] = [await words("account"), await searchParams]
  return (
    <PortalPage nav={actor.face} current="/account" width="question">
      {done === "notices" && <Notice tone="done" title={t("done.notices")} announced />}
      <PageHeading title={t("choices.title")} lead={t("choices.lead")} />
      {!(email && isConfirmed) && (
        <Notice tone="attention">
          <p>{t(phone ? "choices.onlySms" : "choices.noAddress")}</p>
          <p>
            <a href="/account" className="lone-link">
              {t("told.link")}
            </a>
          </p>
        </Notice>
      )}
      <Notice title={t("choices.security")}>
        <p>{t("choices.securityText")}</p>
      </Notice>
      {isAsked && !phone && (
        <p>
          <a href="/account/phone" className="lone-link">
            {t("choices.giveNumber")}
          </a>
        </p>
      )}
      <AskedForm
        action={chooseNotices}
        hidden={{}}
        initial={chosenIn(settings, actor.face, phone !== null)}
        asked={await askedOf(actor.face, phone !== null)}
        words={await formWords(t("choices.submit"))}
      >
        <ButtonLink tone="secondary" href="/account/notices">
          {t("choices.back")}
        </ButtonLink>
      </AskedForm>
    </PortalPage>
  )
}
