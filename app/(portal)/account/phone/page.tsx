import { notFound } from "next/navigation"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import type { Asked } from "@/components/forms/asked-fields"
import { PortalPage } from "@/components/layout/portal-page"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { getPhone, sendsSms } from "@/lib/account/phone/queries"
import { shownNumber } from "@/lib/platform/sms/number"
import { requireAnyActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"
import { confirmPhone, proposePhone, removePhone } from "../actions"

/** The number for text messages: given, confirmed by the six digits that come to it, or taken away. */
export default async function PhonePage({ searchParams }: PageProps<"/account/phone">) {
  if (!sendsSms()) notFound()
  const actor = await requireAnyActor()
  const [t, { phone, pendingPhone }] = [await words("account"), await getPhone(actor)]
  const { done } = await searchParams
  return (
    <PortalPage nav={actor.face} current="/account" width="question">
      {done === "phone_proposed" && <Notice tone="done" title={t("done.phone_proposed")} announced />}
      <PageHeading title={t("phone.title")} lead={t("phone.lead")} />
      {phone && <p>{t("phone.current", { phone: shownNumber(phone) })}</p>}
      {pendingPhone ? <Code phone={pendingPhone} /> : <Give />}
      {(phone || pendingPhone) && <Remove />}
      <p>
        <a href="/account" className="lone-link">
          {t("close.back")}
        </a>
      </p>
    </PortalPage>
  )
}

async function Give() {
  const t = await words("account")
  return <AskedForm action={proposePhone} hidden={{}} asked={[await numberAsked()]} words={await formWords(t("phone.submit"))} />
}

async function numberAsked(): Promise<Asked> {
  const t = await words("account")
  const said = { label: t("phone.field"), hint: t("phone.hint") }
  return { kind: "text", name: "phone", type: "tel", autoComplete: "tel", width: "short", maxLength: 40, ...said }
}

async function Code({ phone }: { phone: string }) {
  const t = await words("account")
  const said = { label: t("phone.codeField"), hint: t("phone.codeHint") }
  return (
    <>
      <p>{t("phone.pending", { phone: shownNumber(phone) })}</p>
      <AskedForm
        action={confirmPhone}
        hidden={{}}
        asked={[
          { kind: "text", name: "code", type: "tel", autoComplete: "one-time-code", width: "short", maxLength: 40, ...said },
        ]}
        words={await formWords(t("phone.confirm"))}
      />
      <Card title={t("phone.again")}>
        <p className="text-soft">{t("phone.againText")}</p>
        <AskedForm
          action={proposePhone}
          hidden={{}}
          asked={[await numberAsked()]}
          words={await formWords(t("phone.submit"))}
          tone="secondary"
        />
      </Card>
    </>
  )
}

async function Remove() {
  const t = await words("account")
  return (
    <Card title={t("phone.removeTitle")}>
      <p className="text-soft">{t("phone.removeText")}</p>
      <AskedForm action={removePhone} hidden={{}} words={await formWords(t("phone.remove"))} tone="secondary" />
    </Card>
  )
}
