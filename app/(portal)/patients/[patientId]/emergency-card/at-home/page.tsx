import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { QrCode } from "@/components/delegation/qr-code"
import { BulletList } from "@/components/ui/bullet-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { getHomeCode } from "@/lib/emergency-card/queries"
import { formats, words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { Gesture } from "../../care-circle/gesture"
import { giveHomeCode, withdrawHomeCode } from "../actions"

const DONE = ["homeGiven", "homeWithdrawn"] as const

/** The code of the sheet at home: what it is, whom it leads where, and how to take it away; made by who decides for the person. */
export default async function AtHomePage({ params, searchParams }: PageProps<"/patients/[patientId]/emergency-card/at-home">) {
  const [{ patientId }, { done }] = [await params, await searchParams]
  const said = DONE.find((word) => word === done)
  return patientPage(
    patientId,
    ["edit:emergency_card"],
    async (access) => {
      access.trace({ action: "space.viewed" })
      return { code: await getHomeCode(access) }
    },
    async ({ code, space }) => {
      const t = await words("emergency")
      const whose = space.isOwn ? "mine" : "theirs"
      return (
        <>
          {said && <Notice tone="done" title={t(`home.done.${said}`)} announced />}
          <PageHeading title={t("home.title")} lead={t("home.lead", { whose, givenName: space.givenName })} />
          <Card title={t("home.seesTitle")}>
            <BulletList items={[t("home.members"), t("home.others"), t("home.told"), t("home.removable")]} />
          </Card>
          {code ? <Standing patientId={patientId} code={code} /> : <Give patientId={patientId} />}
          <p>
            <a href={`/patients/${patientId}/emergency-card`} className="lone-link">
              {t("home.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question", section: "emergency_card" },
  )
}

async function Give({ patientId }: { patientId: string }) {
  const t = await words("emergency")
  const options = (["no", "yes"] as const).map((value) => ({ value, label: t(`home.opens.${value}`) }))
  return (
    <AskedForm
      action={giveHomeCode}
      hidden={{ patientId }}
      initial={{ opensCard: "no" }}
      asked={[{ kind: "one", name: "opensCard", label: t("home.opensQuestion"), labelShown: true, options }]}
      words={await formWords(t("home.give"))}
    />
  )
}

type StandingProps = { patientId: string; code: NonNullable<Awaited<ReturnType<typeof getHomeCode>>> }

async function Standing({ patientId, code: { givenAt, expiresAt, opensCard, link } }: StandingProps) {
  const [t, f] = [await words("emergency"), await formats()]
  const day = (instant: Date) => f.dateTime(instant, { dateStyle: "long" })
  return (
    <Card title={t("home.standing")}>
      <p className="font-heading">{t("code.until", { given: day(givenAt), until: day(expiresAt) })}</p>
      <p>{t(opensCard ? "home.opensNow" : "home.closedNow")}</p>
      <QrCode text={link} label={t("card.print.square", { link })} />
      <Actions>
        <ButtonLink href={`/patients/${patientId}/emergency-card/at-home/pdf`}>{t("home.print")}</ButtonLink>
      </Actions>
      <p className="text-soft">{t("home.again")}</p>
      <div className="flex flex-wrap gap-3">
        <Gesture action={withdrawHomeCode} fields={{ patientId }} label={t("code.withdraw")} />
        <Gesture
          action={giveHomeCode}
          fields={{ patientId, opensCard: opensCard ? "yes" : "no" }}
          label={t("code.renew")}
          tone="quiet"
        />
        <Gesture
          action={giveHomeCode}
          fields={{ patientId, opensCard: opensCard ? "no" : "yes" }}
          label={t(opensCard ? "home.close" : "home.open")}
          tone="quiet"
        />
      </div>
    </Card>
  )
}
