import { SignOutAndBack } from "@/components/layout/sign-out-and-back"
import { Actions, ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"

/**
 * The same page for a code mistyped, guessed, used, withdrawn or too old: what to do is the same. Whoever is signed in may be
 * the other one of those who share a letter box, and opens it again as who was meant: `code` is given then.
 */
export async function Gone({ code }: { code?: string }) {
  const t = await words("invitation")
  return (
    <>
      <PageHeading title={t("gone.title")} lead={t("gone.text")} />
      <p>{t("gone.advice")}</p>
      <Actions>
        <ButtonLink href="/invitation">{t("gone.retry")}</ButtonLink>
        <ButtonLink href="/home" tone="secondary">
          {t("gone.home")}
        </ButtonLink>
        {code && <SignOutAndBack back={`/invitation/${code}`} label={t("shown.another")} />}
      </Actions>
    </>
  )
}
