import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { SignOutAndBack } from "@/components/layout/sign-out-and-back"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { formats, words } from "@/lib/request/words"
import type { SignatureStatus } from "@/lib/wishes/signing/rules"
import { declineDesignation, renounceDesignation, signDesignation } from "../actions"

/** Under the age of majority nobody is asked to sign, for it would be refused. */
type Asked = Shown & { maySign: boolean }

type Shown = { code: string; actorName: string; patientName: string; named: string }

/** Who asks, what a trusted person is, as whom one signs, and yes or no. */
export async function Request({ code, actorName: actor, patientName: patient, named: name, maySign }: Asked) {
  const t = await words("wishes")
  return (
    <>
      <PageHeading kicker={t("trust.for", { name })} title={t("trust.title", { patient })} lead={t("trust.lead", { patient })} />
      <Card title={t("trust.meaning")}>
        <ol className="flex list-decimal flex-col gap-3 pl-6">
          {[1, 2, 3, 4].map((number) => (
            <li key={number}>{t(`trust.meaning${number}`, { patient })}</li>
          ))}
        </ol>
        <p className="text-soft">{t("trust.law")}</p>
      </Card>
      <Card title={t("trust.as", { actor })}>
        <p>{t("trust.asText", { patient, name })}</p>
        <SignOutAndBack back={`/trusted-person/${code}`} label={t("trust.another")} />
      </Card>
      {maySign ? (
        <AskedForm action={signDesignation} hidden={{ code }} words={await formWords(t("trust.sign"))} />
      ) : (
        <Notice>{t("errors.minor_signer")}</Notice>
      )}
      <AskedForm action={declineDesignation} hidden={{ code }} words={await formWords(t("trust.decline"))} tone="secondary" />
    </>
  )
}

/** What was answered; whoever signed may stop being it. */
export async function Answered({ code, patientName: patient, status, answeredAt }: Shown & Became) {
  const [t, f] = [await words("wishes"), await formats()]
  const date = answeredAt ? f.dateTime(answeredAt, { dateStyle: "long" }) : ""
  const said = status === "sent" ? "signed" : status
  return (
    <>
      <PageHeading title={t(`trust.${said}Title`, { patient })} lead={t(`trust.${said}Text`, { patient, date })} />
      {status === "signed" && (
        <Details summary={t("trust.renounceAsk")}>
          <p>{t("trust.renounceText", { patient })}</p>
          <AskedForm
            action={renounceDesignation}
            hidden={{ code }}
            words={await formWords(t("trust.renounce"))}
            tone="secondary"
          />
        </Details>
      )}
    </>
  )
}

type Became = { status: SignatureStatus; answeredAt: Date | null }
