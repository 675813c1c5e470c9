import { GrantLists } from "@/components/delegation/grant-lists"
import { Actions, ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { grantSentences } from "@/lib/consent-text/rules"
import { language, words } from "@/lib/request/words"
import { helpedPeriod, helpedTitle } from "../helped-words"
import { helpedPage } from "./helped-page"

/** What I may do for one person: what was given, and nothing of what was not. */
export default async function HelpedPersonPage({ params }: PageProps<"/helping/[delegationId]">) {
  return helpedPage(params, async (helped) => {
    const [t, d] = [await words("helping"), await words("delegation")]
    const { givenName: name, patientId, state } = helped
    const lists = { sees: t("sees"), can: t("can"), yes: d("detail.yes"), no: d("detail.no"), nothing: t("nothing") }
    return (
      <>
        <PageHeading kicker={t("title")} title={await helpedTitle(helped)} lead={await helpedPeriod(helped)} />
        <GrantLists sentences={grantSentences(await language(), "caregiver", helped.grant)} words={lists} />
        <p>{t("visible", { name })}</p>
        <Actions>
          {state === "open" && <ButtonLink href={`/patients/${patientId}`}>{t("open", { name })}</ButtonLink>}
          {state === "open" && (
            <ButtonLink href={`/patients/${patientId}/journal`} tone="secondary">
              {t("journal", { name })}
            </ButtonLink>
          )}
          <ButtonLink href={`/helping/${helped.id}/renounce`} tone="quiet">
            {t("renounce", { name })}
          </ButtonLink>
        </Actions>
        <p>
          <a href="/helping">{t("back")}</a>
        </p>
      </>
    )
  })
}
