import { PortalPage } from "@/components/layout/portal-page"
import { Actions } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { type Description, DescriptionList } from "@/components/ui/description-list"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { PrintButton } from "@/components/ui/print-button"
import { requireComplaint } from "@/lib/complaints/queries"
import { MONTHS_KEPT } from "@/lib/complaints/rules"
import { readOwn } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"
import { ButtonForm } from "../../../patients/[patientId]/documents/button-form"
import { withdrawComplaint } from "../actions"
import { type SentComplaint, stateInWords } from "../words"

const DONE = { sent: "receipt.done", withdrawn: "receipt.withdrawn" } as const

/** What was sent, on which day and how far it is: a receipt to print, and the way to take it back. */
export default async function ComplaintReceiptPage({ params, searchParams }: PageProps<"/account/complaints/[complaintId]">) {
  const [{ complaintId }, { done }] = [await params, await searchParams]
  const { complaint } = await readOwn("citizen", async (own) => ({ complaint: await requireComplaint(own, complaintId) }))
  const [t, f] = [await words("complaints"), await formats()]
  const known = done === "sent" || done === "withdrawn" ? DONE[done] : null
  return (
    <PortalPage nav="citizen" current="/account" width="question">
      {known && <Notice tone="done" title={t(known)} announced />}
      <PageHeading
        kicker={t("receipt.kicker")}
        title={t("receipt.sent", { date: f.dateTime(complaint.sentAt, { dateStyle: "long" }) })}
      />
      <Card>
        <DescriptionList items={await saidIn(complaint)} />
      </Card>
      <p className="max-w-text text-soft">{t("who.kept", { months: MONTHS_KEPT })}</p>
      <p className="max-w-text text-soft">{t("receipt.elsewhere")}</p>
      {complaint.said && <Ways complaintId={complaint.id} />}
      <p className="print:hidden">
        <a href="/account/complaints" className="lone-link">
          {t("receipt.list")}
        </a>
      </p>
    </PortalPage>
  )
}

async function saidIn(complaint: SentComplaint): Promise<Description[]> {
  const [t, f] = [await words("complaints"), await formats()]
  const { said } = complaint
  const state = { term: t("receipt.state"), description: stateInWords(t, f, complaint) }
  if (!said) return [state]
  return [
    state,
    { term: t("receipt.about"), description: <span className="wrap-anywhere">{said.about}</span> },
    { term: t("receipt.words"), description: <p className="whitespace-pre-line wrap-anywhere">{said.words}</p> },
    { term: t("receipt.answer"), description: <span className="wrap-anywhere">{said.answer}</span> },
  ]
}

async function Ways({ complaintId }: { complaintId: string }) {
  const [t, delegation, common] = [await words("complaints"), await words("delegation"), await words("common")]
  return (
    <>
      <Actions>
        <PrintButton label={t("receipt.print")} />
        <ButtonForm
          action={withdrawComplaint}
          fields={{ complaintId }}
          label={t("receipt.withdraw")}
          words={{ summary: delegation("refused"), waiting: common("waiting") }}
        />
      </Actions>
      <p className="max-w-text text-soft print:hidden">{t("receipt.withdrawText")}</p>
    </>
  )
}
