import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { QrCode } from "@/components/delegation/qr-code"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { formats, words } from "@/lib/request/words"
import { Done } from "../../done"
import { proposeAgainOnScreen } from "../actions"
import { helperPage } from "../helper-page"
import { readCode } from "../reads"

type Props = PageProps<"/patients/[patientId]/helpers/[delegationId]/screen">

/** Two people in one room: a code on this screen, photographed with the other's telephone. */
export default async function ScreenPage({ params, searchParams }: Props) {
  const { done } = await searchParams
  return helperPage(params, readCode, async ({ helper, invitation }, ids) => {
    const [t, f] = [await words("invitation"), await formats()]
    const name = helper.caregiverName
    const here = `/patients/${ids.patientId}/helpers/${ids.delegationId}`
    return (
      <>
        <PageHeading title={t("screen.title", { name })} lead={t("screen.lead", { name })} />
        <Done patientId={ids.patientId} done={done} helper={helper} mayGrant={helper.mayGrant} />
        {invitation?.isLive ? (
          <Card>
            <QrCode text={invitation.link} label={t("screen.qr", { link: invitation.link })} />
            <p>{t("screen.or", { site: invitation.site })}</p>
            <p className="font-heading text-large sm:text-title">{invitation.code}</p>
            <p className="text-soft">{t("screen.until", { time: f.dateTime(invitation.expiresAt, { timeStyle: "short" }) })}</p>
          </Card>
        ) : (
          <>
            <Notice tone="attention">
              <p>{t(invitation ? "screen.expired" : "letter.none")}</p>
            </Notice>
            {invitation && <AskedForm action={proposeAgainOnScreen} hidden={ids} words={await formWords(t("screen.renew"))} />}
          </>
        )}
        <p>{t("screen.after", { name })}</p>
        <ButtonLink tone="secondary" href={here}>
          {t("screen.arrived", { name })}
        </ButtonLink>
      </>
    )
  })
}
