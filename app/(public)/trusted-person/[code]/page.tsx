import { PortalPage } from "@/components/layout/portal-page"
import { Actions, ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { getActor, requireAnyActor } from "@/lib/request/actor"
import { askSignature } from "@/lib/request/signature"
import { words } from "@/lib/request/words"
import { isOldEnough } from "@/lib/wishes/rules"
import { readSignature } from "@/lib/wishes/signing/queries"
import { AtWork, Gone, Own } from "./elsewhere"
import { Answered, Request } from "./request"

/** Whoever holds the code of a trusted person: before signing in, that somebody asks; then who, what it means, yes or no. */
export default async function TrustedPersonCodePage({ params }: PageProps<"/trusted-person/[code]">) {
  const { code } = await params
  if (!(await getActor()))
    return (
      <PortalPage nav="public" width="question">
        <Before code={code} />
      </PortalPage>
    )
  const actor = await requireAnyActor()
  const found = await askSignature(actor, code, readSignature)
  const shown = { code, actorName: actor.displayName }
  const maySign = isOldEnough("trusted_person", actor.traits?.birthDate ?? "", new Date())
  return (
    <PortalPage nav={actor.face} width="question">
      {actor.face !== "citizen" && <AtWork {...shown} />}
      {actor.face === "citizen" && !found && <Gone code={code} />}
      {found?.isOwn && <Own code={code} />}
      {found &&
        !found.isOwn &&
        (found.status === "sent" ? <Request {...shown} {...found} maySign={maySign} /> : <Answered {...shown} {...found} />)}
    </PortalPage>
  )
}

/** The code is not looked up before anybody is signed in: the page is the same for every code. */
async function Before({ code }: { code: string }) {
  const t = await words("wishes")
  return (
    <>
      <PageHeading title={t("trust.before.title")} lead={t("trust.before.lead")} />
      <Actions>
        <ButtonLink href={`/sign-in/citizen?back=${encodeURIComponent(`/trusted-person/${code}`)}`}>
          {t("trust.before.signIn")}
        </ButtonLink>
      </Actions>
      <p className="text-soft">{t("trust.before.after")}</p>
    </>
  )
}
