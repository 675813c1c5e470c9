import { QrCode } from "@/components/delegation/qr-code"
import { Card } from "@/components/ui/card"
import { formats, words } from "@/lib/request/words"
import { Gesture } from "../care-circle/gesture"
import { giveCardCode, withdrawCardCode } from "./actions"

type CardCodeProps = {
  patientId: string
  isOwn: boolean
  code: { givenAt: Date; expiresAt: Date; link: string } | null
}

/** The code that a printed card bears only where its person wants it: what it opens, to whom, and how to take it off. */
export async function CardCode({ patientId, isOwn, code }: CardCodeProps) {
  const [t, f] = [await words("emergency"), await formats()]
  const whose = isOwn ? "mine" : "theirs"
  const day = (instant: Date) => f.dateTime(instant, { dateStyle: "long" })
  return (
    <Card title={t("code.title")} id="code" screenOnly>
      <p className="max-w-text">{t("code.what", { whose })}</p>
      <p className="max-w-text">{t("code.told", { whose })}</p>
      {code ? (
        <>
          <p className="max-w-text font-heading">{t("code.since", { given: day(code.givenAt), until: day(code.expiresAt) })}</p>
          <QrCode text={code.link} label={t("card.print.square", { link: code.link })} />
          <p className="max-w-text text-soft">{t("code.again")}</p>
          <div className="flex flex-wrap gap-3">
            <Gesture action={withdrawCardCode} fields={{ patientId }} label={t("code.withdraw")} />
            <Gesture action={giveCardCode} fields={{ patientId }} label={t("code.renew")} tone="quiet" />
          </div>
        </>
      ) : (
        <Gesture action={giveCardCode} fields={{ patientId }} label={t("code.give")} />
      )}
      <p>
        <a href={`/patients/${patientId}/journal?kind=emergency`} className="lone-link">
          {t("code.journal")}
        </a>
      </p>
    </Card>
  )
}
