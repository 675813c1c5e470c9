import { GrantLists } from "@/components/delegation/grant-lists"
import { Actions, ButtonLink } from "@/components/ui/button"
import { grantSentences, monthsInWords } from "@/lib/delegation/consent-text/rules"
import { draftGrant, draftPeriod } from "@/lib/invitation/rules"
import { language, words } from "@/lib/request/words"
import { willWords } from "../../../words"
import { BackLink, draftPage, StepHeading } from "../draft-page"

/** The exact list, generated from the permissions, and for how long: nothing more than what stands here. */
export default async function ListPage({ params }: PageProps<"/patients/[patientId]/helpers/invite/[draftId]/list">) {
  return draftPage(params, async (draft) => {
    const [t, common] = [await words("invitation"), await words("common")]
    const { name } = draft
    const locale = await language()
    const sentences = grantSentences(locale, "patient", draftGrant(draft.answers))
    const { months, atEnd } = draftPeriod(draft.answers)
    return (
      <>
        <StepHeading draft={draft} step="list" title={t("list.title", { name })} lead={t("list.lead")} />
        <GrantLists sentences={sentences} words={await willWords(name)} />
        <p>
          <a href={draft.path("lines")} className="lone-link">
            {t("list.change")}
          </a>
        </p>
        <p>
          {t("list.lasts", { months: monthsInWords(locale, months), atEnd })}{" "}
          <a href={draft.path("until")}>{t("list.changeUntil")}</a>
        </p>
        <Actions>
          <ButtonLink href={draft.path(draft.answers.asked ? "check" : "alone")}>{common("continue")}</ButtonLink>
          <ButtonLink tone="secondary" href={`/patients/${draft.patientId}/preview/${draft.id}`}>
            {t("list.preview", { name })}
          </ButtonLink>
          <BackLink draft={draft} step="list" />
        </Actions>
      </>
    )
  })
}
