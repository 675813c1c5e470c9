import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { QrCode } from "@/components/delegation/qr-code"
import { Card } from "@/components/ui/card"
import { formats, words } from "@/lib/request/words"
import type { Wish } from "@/lib/wishes/rules"
import { isOver, type Signing } from "@/lib/wishes/signing/rules"
import { askSignature, withdrawSignature } from "../actions"

type SigningCardProps = { patientId: string; wish: Wish; link: string | null }

/** The code by which the trusted person signs here: given, waiting, answered, and taken back. */
export async function SigningCard({ patientId, wish, link }: SigningCardProps) {
  const t = await words("wishes")
  const name = wish.said.name ?? ""
  const { signing } = wish
  return (
    <Card title={t("signing.title")} id="sign">
      {signing && <Became signing={signing} />}
      {(!signing || isOver(signing)) && (
        <>
          <p className="max-w-text">{t("signing.lead", { name })}</p>
          <AskedForm
            action={askSignature}
            hidden={{ patientId, wishId: wish.id }}
            words={await formWords(t("signing.ask", { name }))}
            tone="secondary"
          />
        </>
      )}
      {signing && link && <Waiting name={name} link={link} expiresAt={signing.expiresAt} />}
      {signing && !isOver(signing) && (
        <AskedForm
          action={withdrawSignature}
          hidden={{ patientId, signatureId: signing.id }}
          words={await formWords(t(signing.state === "signed" ? "signing.undo" : "signing.withdraw"))}
          tone="secondary"
        />
      )}
    </Card>
  )
}

/** What was answered, by whom and when, or that nobody did in time. */
async function Became({ signing: { state, signerName, answeredAt, renouncedAt, expiresAt } }: { signing: Signing }) {
  const [t, f] = [await words("wishes"), await formats()]
  if (state === "sent") return null
  const at = { signed: answeredAt, declined: answeredAt, renounced: renouncedAt, expired: expiresAt }[state] ?? expiresAt
  return (
    <>
      <p className="max-w-text">
        {t(`signing.${state}`, { signer: signerName ?? "", date: f.dateTime(at, { dateStyle: "long" }) })}
      </p>
      {state === "signed" && <p className="max-w-text text-soft">{t("signing.other")}</p>}
    </>
  )
}

async function Waiting({ name, link, expiresAt }: { name: string; link: string; expiresAt: Date }) {
  const [t, f] = [await words("wishes"), await formats()]
  return (
    <>
      <p className="max-w-text">{t("signing.side", { name })}</p>
      <QrCode text={link} label={t("signing.qr", { link })} />
      <p className="max-w-text">{t("signing.away", { name })}</p>
      <p className="wrap-anywhere font-heading text-large">{link}</p>
      <p className="max-w-text text-soft">{t("signing.until", { date: f.dateTime(expiresAt, { dateStyle: "long" }) })}</p>
    </>
  )
}
