import { redirect } from "next/navigation"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { GrantLists } from "@/components/delegation/grant-lists"
import { PortalPage } from "@/components/layout/portal-page"
import { SignOutAndBack } from "@/components/layout/sign-out-and-back"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import type { Actor } from "@/lib/access/actor"
import { grantSentences, monthsInWords } from "@/lib/delegation/consent-text/rules"
import type { Held } from "@/lib/invitation/arrival/queries"
import { readInvitation } from "@/lib/invitation/queries"
import { mayBeNamed } from "@/lib/invitation/rules"
import { getActor } from "@/lib/request/actor"
import { askInvitation } from "@/lib/request/invitation"
import { language, words } from "@/lib/request/words"
import { acceptInvitation, declineInvitation, returnInvitation } from "../actions"
import { Gone } from "./gone"
import { Invited } from "./invited"

/** Before one is signed in, that there is an invitation; then who invites, whom, what it gives and what helping means; reading it changes nothing. Opened again, it leads to the access that a yes led to. */
export default async function InvitationPage({ params, searchParams }: PageProps<"/invitation/[code]">) {
  const [{ code }, { done }] = [await params, await searchParams]
  if (!(await getActor()))
    return (
      <PortalPage nav="public" width="question">
        <Invited code={code} />
      </PortalPage>
    )
  const { actor, found, answered } = await askInvitation(code, readInvitation)
  if (answered) redirect(`/helping/${answered.delegationId}`)
  return (
    <PortalPage nav={actor.face} width="question">
      {actor.face !== "citizen" && <AtWork actor={actor} code={code} />}
      {actor.face === "citizen" && (found ? <Found invitation={found} {...{ actor, code, done }} /> : <Gone code={code} />)}
    </PortalPage>
  )
}

type Shown = { invitation: Awaited<ReturnType<typeof readInvitation>>; actor: Actor; code: string }
type FoundProps = Shown & { done: unknown }

function Found(found: FoundProps) {
  return found.invitation.isOwn ? <Own code={found.code} /> : <Proposal {...found} />
}

async function Proposal({ invitation, actor, code, done }: FoundProps) {
  const [t, d, locale] = [await words("invitation"), await words("delegation"), await language()]
  const { patientName: patient, caregiverName: name, grant, durationMonths, held, said } = invitation
  const lists = {
    sees: t("shown.sees"),
    can: t("shown.can"),
    yes: d("detail.yes"),
    no: d("detail.no"),
    nothing: t("shown.nothing"),
  }
  return (
    <>
      <PageHeading kicker={t("shown.for", { name })} title={t("shown.title", { patient })} lead={t("shown.lead")} />
      {said && (
        <Notice tone={done === said ? "done" : "info"} title={t(`shown.${said}Title`)} announced={done === said}>
          <p>{t(`shown.${said}Text`, { patient, name })}</p>
        </Notice>
      )}
      <Card title={t("shown.as", { actor: actor.displayName })}>
        {!said && <p>{t("shown.asText", { name })}</p>}
        {!said && <Return invitation={invitation} actor={actor} code={code} />}
        <SignOutAndBack back={`/invitation/${code}`} label={t("shown.another")} />
      </Card>
      <GrantLists sentences={grantSentences(locale, "caregiver", grant)} words={lists} />
      <p>{t("shown.lasts", { months: monthsInWords(locale, durationMonths) })}</p>
      <Card title={t("shown.meaningTitle")}>
        <ol className="flex list-decimal flex-col gap-3 pl-6">
          {[1, 2, 3, 4, 5].map((number) => (
            <li key={number}>{t(`shown.meaning${number}`, { patient })}</li>
          ))}
        </ol>
      </Card>
      {held ? (
        <AlreadyHeld held={held} patient={patient} />
      ) : (
        <AskedForm action={acceptInvitation} hidden={{ code }} words={await formWords(t("shown.accept", { patient }))} />
      )}
      {!said && !mayBeNamed(name, actor) && (
        <Details summary={t("shown.declineAnyway", { name })}>
          <Decline invitation={invitation} actor={actor} code={code} />
        </Details>
      )}
      {!said && mayBeNamed(name, actor) && <Decline invitation={invitation} actor={actor} code={code} />}
    </>
  )
}

/** What there is instead of a second access to the same space, and the way there. */
async function AlreadyHeld({ held: { id, isConfirmed }, patient }: { held: Held; patient: string }) {
  const t = await words("invitation")
  const [title, text] = isConfirmed ? (["helping", "helpingText"] as const) : (["accepted", "acceptedText"] as const)
  return (
    <Notice title={t(`shown.${title}`, { patient })}>
      <p>{t(`shown.${text}`, { patient })}</p>
      <p>
        <a href={`/helping/${id}`} className="lone-link">
          {t(isConfirmed ? "shown.helpingLink" : "shown.acceptedLink")}
        </a>
      </p>
    </Notice>
  )
}

/** For whoever shares a letter box with the one who is named; the invitation stays open. */
async function Return({ invitation: { patientName: patient }, actor, code }: Shown) {
  const t = await words("invitation")
  return (
    <>
      <p className="text-soft">{t("shown.returnHint", { patient, actor: actor.displayName })}</p>
      <AskedForm action={returnInvitation} hidden={{ code }} words={await formWords(t("shown.return"))} tone="secondary" />
    </>
  )
}

/** The way to say no, which is for the one who is named. */
async function Decline({ invitation: { patientName: patient }, actor, code }: Shown) {
  const t = await words("invitation")
  return (
    <>
      <p className="text-soft">{t("shown.declineHint", { patient, actor: actor.displayName })}</p>
      <AskedForm action={declineInvitation} hidden={{ code }} words={await formWords(t("shown.decline"))} tone="secondary" />
    </>
  )
}

async function Own({ code }: { code: string }) {
  const t = await words("invitation")
  return (
    <>
      <PageHeading title={t("enter.title")} lead={t("shown.own")} />
      <Actions>
        <ButtonLink href="/home">{t("gone.home")}</ButtonLink>
        <SignOutAndBack back={`/invitation/${code}`} label={t("shown.another")} />
      </Actions>
    </>
  )
}

/** An invitation is for a person: whoever came with the identity of their work reads why it does not open, and how it does. */
async function AtWork({ actor, code }: { actor: Actor; code: string }) {
  const t = await words("invitation")
  return (
    <>
      <PageHeading title={t("atWork.title")} lead={t(`atWork.${actor.face}`, { actor: actor.displayName })} />
      <SignOutAndBack back={`/invitation/${code}`} label={t("atWork.another")} />
    </>
  )
}
