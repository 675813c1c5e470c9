import { PortalPage } from "@/components/layout/portal-page"
import { UnsentWords } from "@/components/layout/unsent-words"
import { BulletList } from "@/components/ui/bullet-list"
import { Actions, ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { getActor } from "@/lib/request/actor"
import { takeUnsent } from "@/lib/request/unsent"
import { words } from "@/lib/request/words"

/**
 * The same page for what does not exist and for what is not one's own: it says neither. Of an access that somebody gave it
 * speaks to citizens alone, who are given some. The server sends it, with 404, in place of what Next draws
 * (`bin/door/not-found.ts`). After a form nobody copied an address, and the page may still be there without what was asked of it.
 */
export default async function NotFoundPage({ searchParams }: PageProps<"/not-found">) {
  const [t, actor] = [await words("errors"), await getActor()]
  if ((await searchParams).after === "form" && actor) return <Gone mayHaveEnded={actor.face === "citizen"} />
  const advice = [t("notFound.address"), ...(actor?.face === "citizen" ? [t("notFound.access")] : [])]
  return (
    <PortalPage nav="public" width="question">
      <PageHeading title={t("notFound.title")} lead={t(actor ? "notFound.lead" : "notFound.signedOut")} />
      <BulletList items={advice} />
      <Actions>
        <ButtonLink href="/sign-in">{t(actor ? "notFound.home" : "notFound.signIn")}</ButtonLink>
        <ButtonLink href="/help" tone="secondary">
          {t("notFound.help")}
        </ButtonLink>
      </Actions>
    </PortalPage>
  )
}

/** What a form was about is no longer there; the address of the page is still the browser's. */
async function Gone({ mayHaveEnded }: { mayHaveEnded: boolean }) {
  const t = await words("errors")
  return (
    <PortalPage nav="public" width="question">
      <PageHeading title={t("notFound.goneTitle")} lead={t("notFound.inPlace")} />
      {mayHaveEnded && <p>{t("notFound.access")}</p>}
      <UnsentWords written={await takeUnsent()} />
      <Actions>
        <ButtonLink href="">{t("notFound.again")}</ButtonLink>
        <ButtonLink href="/sign-in" tone="secondary">
          {t("notFound.home")}
        </ButtonLink>
      </Actions>
    </PortalPage>
  )
}
