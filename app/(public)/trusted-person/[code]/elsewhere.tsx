import { SignOutAndBack } from "@/components/layout/sign-out-and-back"
import { Actions, ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"

/** The same page for a code mistyped, guessed, used, taken back or too old: what to do is the same. */
export async function Gone({ code }: { code: string }) {
  const t = await words("wishes")
  return (
    <>
      <PageHeading title={t("trust.goneTitle")} lead={t("trust.goneText")} />
      <Ways code={code} />
    </>
  )
}

/** The person herself opened what is for the other. */
export async function Own({ code }: { code: string }) {
  const t = await words("wishes")
  return (
    <>
      <PageHeading title={t("trust.ownTitle")} lead={t("trust.ownText")} />
      <Ways code={code} />
    </>
  )
}

/** It is signed as a person: whoever came with the identity of their work reads why it does not open. */
export async function AtWork({ code, actorName: actor }: { code: string; actorName: string }) {
  const t = await words("wishes")
  return (
    <>
      <PageHeading title={t("trust.workTitle")} lead={t("trust.workText", { actor })} />
      <SignOutAndBack back={`/trusted-person/${code}`} label={t("trust.another")} />
    </>
  )
}

async function Ways({ code }: { code: string }) {
  const t = await words("wishes")
  return (
    <Actions>
      <ButtonLink href="/home">{t("trust.home")}</ButtonLink>
      <SignOutAndBack back={`/trusted-person/${code}`} label={t("trust.another")} />
    </Actions>
  )
}
