import { Actions, ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"

/** The same page for a code mistyped, guessed, used, withdrawn or too old: what to do is the same. */
export async function Gone() {
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
      </Actions>
    </>
  )
}
