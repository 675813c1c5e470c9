import { HowTold } from "@/app/(portal)/account/how-told"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { GrantLists } from "@/components/delegation/grant-lists"
import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { grantSentences, monthsInWords } from "@/lib/delegation/consent-text/rules"
import { readInvitation } from "@/lib/invitation/queries"
import { requireActor } from "@/lib/request/actor"
import { askInvitation } from "@/lib/request/invitation"
import { language, words } from "@/lib/request/words"
import { acceptInvitation, declineInvitation } from "../actions"
import { Gone } from "./gone"

/** Who invites, what it gives and what helping means; reading it changes nothing. */
export default async function InvitationPage({ params }: PageProps<"/invitation/[code]">) {
  const { code } = await params
  const invitation = await askInvitation(code, readInvitation)
  return (
    <PortalPage nav="citizen" width="question">
      {invitation ? <Found invitation={invitation} code={code} /> : <Gone />}
    </PortalPage>
  )
}

type Shown = Awaited<ReturnType<typeof readInvitation>>

function Found({ invitation, code }: { invitation: Shown; code: string }) {
  if (invitation.isOwn) return <Own />
  return invitation.isAccepted ? <Accepted patient={invitation.patientName} /> : <Proposal invitation={invitation} code={code} />
}

async function Proposal({ invitation, code }: { invitation: Shown; code: string }) {
  const [t, d, locale] = [await words("invitation"), await words("delegation"), await language()]
  const { patientName: patient, grant, durationMonths } = invitation
  const lists = {
    sees: t("shown.sees"),
    can: t("shown.can"),
    yes: d("detail.yes"),
    no: d("detail.no"),
    nothing: t("shown.nothing"),
  }
  return (
    <>
      <PageHeading title={t("shown.title", { patient })} lead={t("shown.lead")} />
      <GrantLists sentences={grantSentences(locale, "caregiver", grant)} words={lists} />
      <p>{t("shown.lasts", { months: monthsInWords(locale, durationMonths) })}</p>
      <Card title={t("shown.meaningTitle")}>
        <ol className="flex list-decimal flex-col gap-3 pl-6">
          {[1, 2, 3, 4, 5].map((number) => (
            <li key={number}>{t(`shown.meaning${number}`, { patient })}</li>
          ))}
        </ol>
      </Card>
      <AskedForm action={acceptInvitation} hidden={{ code }} words={await formWords(t("shown.accept", { patient }))} />
      <p className="text-soft">{t("shown.declineHint", { patient })}</p>
      <AskedForm action={declineInvitation} hidden={{ code }} words={await formWords(t("shown.decline"))} tone="secondary" />
    </>
  )
}

async function Accepted({ patient }: { patient: string }) {
  const t = await words("invitation")
  return (
    <>
      <PageHeading title={t("shown.acceptedTitle")} lead={t("shown.acceptedText", { patient })} />
      <HowTold actor={await requireActor("citizen")} />
      <ButtonLink href="/helping">{t("shown.acceptedLink")}</ButtonLink>
    </>
  )
}

async function Own() {
  const t = await words("invitation")
  return (
    <>
      <PageHeading title={t("enter.title")} lead={t("shown.own")} />
      <ButtonLink href="/home">{t("gone.home")}</ButtonLink>
    </>
  )
}
