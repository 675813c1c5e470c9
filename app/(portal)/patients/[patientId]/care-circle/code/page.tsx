import { QrCode } from "@/components/delegation/qr-code"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { getLatestCode } from "@/lib/consultation/queries"
import { formats } from "@/lib/request/words"
import type { Formats } from "@/lib/words/formats"
import { patientPage } from "../../../patient-page"
import { endConsultation, giveCode, withdrawCode } from "../actions"
import { Done } from "../done"
import { Gesture } from "../gesture"
import { type CareWords, careWords, hourOf } from "../words"

type Latest = NonNullable<Awaited<ReturnType<typeof getLatestCode>>>
type Said = { latest: Latest; patientId: string; t: CareWords; f: Formats }

/** A code for the professional who is there now: eight signs and a picture, shown again as long as they are good. */
export default async function CodePage({ params, searchParams }: PageProps<"/patients/[patientId]/care-circle/code">) {
  const { patientId } = await params
  const { done } = await searchParams
  return patientPage(
    patientId,
    ["edit:care_circle"],
    async (access) => ({ latest: await getLatestCode(access) }),
    async ({ space, latest }) => {
      const [t, f] = [await careWords(space), await formats()]
      const isLive = latest?.state === "live"
      return (
        <>
          {!isLive && <Done done={done} t={t} />}
          <PageHeading title={t("code.title")} lead={t("code.lead")} />
          {latest?.state === "used" && <Used latest={latest} patientId={patientId} t={t} f={f} />}
          {isLive && <Live latest={latest} patientId={patientId} t={t} f={f} />}
          {latest?.state === "over" && !done && (
            <Notice>
              <p>{t("code.over")}</p>
            </Notice>
          )}
          {!isLive && (
            <Gesture
              action={giveCode}
              fields={{ patientId }}
              label={t(latest ? "code.another" : "code.prepare")}
              tone={latest?.state === "used" && latest.isOpen ? "secondary" : "primary"}
            />
          )}
          <p className="max-w-text text-soft">{t("code.blocked")}</p>
          <p>
            <a href={`/patients/${patientId}/care-circle`} className="lone-link">
              {t("person.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}

function Live({ latest, patientId, t, f }: Said) {
  if (!latest.shown) return null
  const { code, link, site } = latest.shown
  return (
    <Card title={t("code.cardTitle")}>
      <p>{t("code.say")}</p>
      <p className="font-heading text-page sm:text-page-wide">{code}</p>
      <p className="text-large">{t("code.until", { time: hourOf(f, latest.expiresAt) })}</p>
      <QrCode text={link} label={t("code.qr", { link })} />
      <p className="text-soft">{t("code.site", { site: `${site}/professional/open` })}</p>
      <ButtonLink href={`/patients/${patientId}/care-circle/code`} tone="secondary">
        {t("code.refresh")}
      </ButtonLink>
      <Gesture action={withdrawCode} fields={{ patientId, codeId: latest.id }} label={t("code.withdraw")} tone="quiet" />
    </Card>
  )
}

function Used({ latest, patientId, t, f }: Said) {
  const { usedBy, usedAt, closesAt, isOpen, consultationId, professionalId } = latest
  if (!usedBy || !usedAt || !closesAt || !consultationId) return null
  return (
    <Notice tone={isOpen ? "done" : "info"} title={t("code.usedTitle")}>
      <p>{t("code.used", { name: usedBy, time: hourOf(f, usedAt) })}</p>
      <p>{isOpen ? t("code.usedOpen", { time: hourOf(f, closesAt) }) : t("code.usedOver")}</p>
      <p>
        <a href={`/patients/${patientId}/care-circle/${professionalId}`} className="lone-link">
          {t("code.about", { name: usedBy })}
        </a>
      </p>
      {isOpen && <Gesture action={endConsultation} fields={{ patientId, consultationId }} label={t("code.end")} />}
    </Notice>
  )
}
