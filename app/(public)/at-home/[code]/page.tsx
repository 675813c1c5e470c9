import { notFound, redirect } from "next/navigation"
import { PortalPage } from "@/components/layout/portal-page"
import { Actions, ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { getActor } from "@/lib/request/actor"
import { readHomeCode } from "@/lib/request/card"
import { words } from "@/lib/request/words"

/**
 * What the code of a home leads to: whoever helps there and is signed in, to the last days; anybody else to the emergency card where
 * the person chose so. Signed in nowhere, a code that never was is answered as one that opens nothing to strangers.
 */
export default async function AtHomePage({ params }: PageProps<"/at-home/[code]">) {
  const [{ code }, actor] = [await params, await getActor()]
  const { home, opensCard } = await readHomeCode(actor, code)
  if (home) redirect(`/patients/${home}/last-days?by=code`)
  if (actor && !opensCard) notFound()
  const t = await words("emergency")
  return (
    <PortalPage nav="public" width="question">
      <PageHeading title={t("atHome.title")} lead={t("atHome.lead")} />
      <Actions>
        {!actor && <ButtonLink href={`/sign-in?back=${encodeURIComponent(`/at-home/${code}`)}`}>{t("atHome.signIn")}</ButtonLink>}
        {opensCard && (
          <ButtonLink href={`/card/${code}`} tone={actor ? undefined : "secondary"}>
            {t("atHome.card")}
          </ButtonLink>
        )}
      </Actions>
      {opensCard && <p className="max-w-text text-soft">{t("waiting.told")}</p>}
    </PortalPage>
  )
}
