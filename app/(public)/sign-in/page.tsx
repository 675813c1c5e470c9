import { redirect } from "next/navigation"
import { PortalPage } from "@/components/layout/portal-page"
import { SignOutAndBack } from "@/components/layout/sign-out-and-back"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Heard } from "@/components/ui/heard"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import type { Actor } from "@/lib/access/actor"
import { SIGN_IN_PROBLEMS, SIGN_IN_TRAITS } from "@/lib/account/rules"
import { configuration } from "@/lib/platform/configuration"
import { getActor } from "@/lib/request/actor"
import { HOME } from "@/lib/request/auth"
import { wayOn } from "@/lib/request/journey"
import { hasKept } from "@/lib/request/kept"
import { words } from "@/lib/request/words"

type Query = Promise<Partial<Record<"problem" | "trait" | "back" | "kept", string | string[]>>>

export default async function SignInPage({ searchParams }: { searchParams: Query }) {
  const asked = await searchParams
  const problem = SIGN_IN_PROBLEMS.find((known) => known === asked.problem)
  const trait = problem === "identity" ? SIGN_IN_TRAITS.find((known) => known === asked.trait) : undefined
  const actor = await getActor()
  const back = wayOn({ back: [asked.back].flat()[0], kept: [asked.kept].flat()[0] }, actor !== null, new Date())
  if (actor && !problem) redirect(back ?? HOME[actor.face])
  const t = await words("signin")
  const reason = trait ? t("withoutTrait", { trait: t(`traits.${trait}`) }) : problem && t(`problems.${problem}`)
  if (actor && reason) return <StillSignedIn actor={actor} reason={reason} back={back} />

  // Who stopped it knows: nothing went wrong.
  const wentWrong = reason !== undefined && problem !== "cancelled"
  const link = (face: string) => `/sign-in/${face}${back ? `?back=${encodeURIComponent(back)}` : ""}`
  return (
    <PortalPage nav="public" current="/sign-in" width="question">
      {reason && (
        <Notice tone={wentWrong ? "danger" : "info"} title={t("problemTitle")} announced>
          <p>{reason}</p>
        </Notice>
      )}
      {back && <ComingBack isExplained={Boolean(reason)} />}
      <PageHeading title={t("title")} lead={t("lead")} inError={wentWrong} />
      {configuration().mode === "demo" && (
        <Notice tone="attention" title={t("demo")}>
          <p>{t("demoText")}</p>
        </Notice>
      )}
      <Card title={t("citizenTitle")}>
        <p>{t("citizenText")}</p>
        <div className="flex flex-col items-start">
          <ButtonLink href={link("citizen")}>
            {t("citizen")}
            <Heard>{t("citizenTitle")}</Heard>
          </ButtonLink>
        </div>
      </Card>
      <Card title={t("othersTitle")}>
        <p>
          <a href={link("professional")} className="lone-link">
            {t("professional")}
          </a>
          <span className="block text-soft">{t("professionalText")}</span>
        </p>
        <p>
          <a href={link("reviewer")} className="lone-link">
            {t("reviewer")}
          </a>
        </p>
      </Card>
      <Card title={t("helpTitle")}>
        <p>{t("helpText")}</p>
        <p>
          <a href="/sign-in/citizen?back=%2Fhelping%2Fask" className="lone-link">
            {t("ask")}
          </a>
        </p>
        <p>
          <a href="/help" className="lone-link">
            {t("help")}
          </a>
        </p>
      </Card>
    </PortalPage>
  )
}

/** Whoever asked for a page that needs a sign-in reads that none is open here, and that they go on there; or that their words are kept. */
async function ComingBack({ isExplained }: { isExplained: boolean }) {
  const t = await words("signin")
  if (await hasKept())
    return (
      <Notice tone="attention" title={t("keptTitle")}>
        <p>{t("keptText")}</p>
      </Notice>
    )
  return isExplained ? null : (
    <Notice title={t("noneTitle")}>
      <p>{t("noneText")}</p>
    </Notice>
  )
}

type StillProps = { actor: Actor; reason: string; back: string | null }

/** The sign-in did not come about, in a browser where somebody is signed in all the same: as whom, and the way on. */
async function StillSignedIn({ actor, reason, back }: StillProps) {
  const t = await words("signin")
  return (
    <PortalPage nav={actor.face} width="question">
      <Notice tone="attention" title={t("stillTitle")} announced>
        <p>{reason}</p>
      </Notice>
      <PageHeading title={t("still", { name: actor.displayName })} lead={t("stillLead")} />
      <Actions>
        <ButtonLink href={back ?? HOME[actor.face]}>{t("goOn")}</ButtonLink>
        <SignOutAndBack back={back ?? HOME[actor.face]} label={t("asAnother")} />
      </Actions>
    </PortalPage>
  )
}
